import { aHouse, madeOf } from '../../pipeline/a-house.ts';
import { aPack } from '../../pipeline/a-pack.ts';

// Run as a process of its own, with a time zone and a language of its own.
const { draft, html, report } = madeOf(aPack(), await aHouse());
const said = new Intl.NumberFormat().format(1234.5);
console.log(JSON.stringify({ draft, length: html.length, verdict: report.verdict }));
console.error(new Date(0).getHours(), said);
