import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouseFor } from '../src/cli/open-deps.ts';
import { SILENT } from '../src/cli/terminal.ts';
import { audit } from '../src/pipeline/audit.ts';
import { baits } from './baits.ts';

// `npm run bench:bait -- [part of a name]`. How long an audit of 100 KB of each bait takes, in milliseconds of the processor's time.
const SIZE = 100_000;
const MOST_MS = 100;
const TODAY = '2026-11-23';
const { house } = await openHouseFor({}, SILENT);

function measure(path: string, text: string): number {
  const bytes = new TextEncoder().encode(text);
  const before = process.cpuUsage();
  audit({ path, bytes }, house, TODAY);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const [part = ''] = process.argv.slice(2);
const article = readFileSync(join(import.meta.dirname, '../test/pipeline/seed-article.txt'), 'utf8');
console.log(`${measure('first.txt', article).toFixed(0).padStart(6)} ms  the first article after the start`);
for (const format of ['txt', 'md', 'html'])
  for (let count = 0; count < 5; count += 1) measure(`warm.${format}`, `${article}\n${count}`);

const chosen = baits(SIZE).filter(({ name, path }) => `${path} ${name}`.includes(part));
const measured: { readonly label: string; readonly ms: number }[] = [];
for (const { name, path, text } of chosen) {
  // The quicker of two: the other is what else the machine did.
  const ms = Math.min(measure(path, text), measure(path, `${text} `));
  const label = `${path.slice('bait.'.length).padEnd(5)} ${name}`;
  measured.push({ label, ms });
  console.log(`${ms.toFixed(0).padStart(6)} ms  ${label}`);
}
const slowest = measured.toSorted((one, other) => other.ms - one.ms);
const slow = slowest.filter(({ ms }) => ms > MOST_MS).length;
const [worst] = slowest;
console.log(
  `${measured.length} baits, ${slow} above ${MOST_MS} ms; the worst: ${worst?.ms.toFixed(0)} ms, ${worst?.label}`,
);
process.exitCode = slow > 0 ? 1 : 0;
