import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../src/digest.ts';
import { type FindLibrary, readPack } from '../../src/pack/read-pack.ts';
import type { ResolvedPack } from '../../src/pack/resolved-pack.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import { ROOT } from '../cli/program.ts';
import { asFile, changed, LIBRARY, PACK } from './example-pack.ts';

const EXAMPLES = join(ROOT, 'examples');
const example = (path: string): string => readFileSync(join(EXAMPLES, path), 'utf8');
const ofExamples: FindLibrary = (id) => asFile(example(`libraries/${id}.yaml`), `libraries/${id}.yaml`);
const ofTests: FindLibrary = () => asFile(LIBRARY, 'packs/libraries/colds.yaml');

function resolved(text: string, find: FindLibrary): ResolvedPack {
  const reading = readPack(asFile(text), find);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  // As it is kept: what is read back has its keys in another order.
  return JSON.parse(canonicalJson(reading.value.pack)) as ResolvedPack;
}

describe('a pack that is written', () => {
  it.each([
    ['a small one', PACK, ofTests],
    ['one with a library', changed(PACK, 'sources:\n', 'uses: [colds]\nsources:\n'), ofTests],
    ...['kava-anxiety', 'kratom-depression', 'st-johns-wort-depression'].map(
      (name) => [name, example(`accepted/${name}.yaml`), ofExamples] as const,
    ),
  ] as const)('is the same pack when it is read: %s', (_, text, find) => {
    const pack = resolved(text, find);

    expect(resolved(writePack(pack), find)).toEqual(pack);
  });

  it('reads like one that a person wrote: what it is comes first, and small things stand on one line', () => {
    const text = writePack(resolved(PACK, ofTests));

    const keys = [...text.slice(text.indexOf('facts:')).matchAll(/^(?: {2}- | {4})(\w+):/gm)].map(([, key]) => key);
    expect(keys).toEqual(['id', 'kind', 'statement', 'evidence', 'citations', 'asOf']);
    expect(text).toMatch(/source: review-2024, locator: abstract, label: section/);
    expect(text).toMatch(/- id: review-2024\n {4}tier: systematic-review\n {4}status: current\n/);
  });

  it('uses no anchors, which packs do not have', () => {
    const pack = resolved(PACK, ofTests);
    const [fact] = pack.facts;
    if (fact === undefined) throw new Error('no fact');

    expect(writePack({ ...pack, facts: [fact, { ...fact, id: 'again' }] })).not.toMatch(/&ref|\*ref/);
  });
});
