import { digestBytes } from '../../src/digest.ts';
import { readHtml } from '../../src/document/read-html.ts';
import { articleTexts, buildDraft } from '../../src/draft/build-draft.ts';
import type { Gate, Remark } from '../../src/gates/gate.ts';
import { type Locate, validate } from '../../src/gates/validate.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { exampleHouse, examplePack, TODAY } from './example-house.ts';

// Run as a program of its own: a test runner that is itself inside `vm` sees the errors of `vm` as strangers.
const REMARK: Remark = { at: { field: 'title' }, message: 'The title is odd.', remedy: 'Change it.' };

let started = 0;
const HANGS: Readonly<Record<string, Gate['inspect']>> = {
  loops: () => {
    for (;;);
  },
  // Slow the first time only, as code is that was never run before.
  starts: () => {
    started += 1;
    while (started === 1);
    return [REMARK];
  },
  *talks() {
    for (;;) yield { ...REMARK, severity: 'warning' };
  },
  clings: () => {
    for (;;) {
      try {
        for (;;);
      } catch {
        // Goes on.
      }
    }
  },
};

const [, , name = '', budget = ''] = process.argv;
const inspect = HANGS[name] ?? (() => []);
const aGate = (id: string, own: Gate['inspect']): Gate => ({
  id,
  severity: 'error',
  floor: 'error',
  summary: 'A gate of a test.',
  inspect: own,
});

const house = await exampleHouse();
const reading = readPack(examplePack(), () => undefined);
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const { pack, locate } = reading.value;
const place: Locate = (at) => ('line' in at ? { path: 'example.yaml', ...at } : locate(at));
const subject = {
  pack,
  document: readHtml(buildDraft(reading.value, house).html),
  lexicon: house.lexicon,
  policy: house.policy.policy,
  texts: articleTexts(pack, house.templates),
  today: TODAY,
  retractions: undefined,
};
const gates = [aGate('before', () => [REMARK]), aGate('broken', inspect), aGate('after', () => [])];
const named = { draft: digestBytes('draft'), policy: digestBytes('policy') };
process.stdout.write(JSON.stringify(validate(subject, gates, named, place, Number(budget))));
