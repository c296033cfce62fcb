import { beforeAll, describe, expect, it } from '@jest/globals';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, examplePack, fileOf, reportOn } from './example-house.ts';
import { changePack } from './read-examples.ts';

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

const TRADITION = 'Kava is a shrub whose root has long been part of traditional African medicine.';

/** The gates that find an error once one fact was changed. */
function errorsOf(fact: object): readonly string[] {
  const pack = changePack(examplePack().bytes, { facts: { 'kava-what-it-is': { statement: TRADITION, ...fact } } });
  const { findings } = reportOn(fileOf(pack), house);
  return findings.filter(({ severity }) => severity === 'error').map(({ gate }) => gate);
}

describe('a fact that leans on tradition', () => {
  it.each([
    ['with its source', {}, []],
    ['without a source', { citations: [] }, ['fact-has-citation']],
    [
      'with a source that is not there',
      { citations: [{ source: 'nowhere', locator: '1', label: 'page' }] },
      ['citation-resolves'],
    ],
  ])('is at fault for one thing at most: %s', (_, fact, gates) => {
    expect(errorsOf(fact)).toEqual(gates);
  });
});

describe('a title that claims a benefit', () => {
  it('is named once, where it stands', () => {
    const file = fileOf(changePack(examplePack().bytes, { title: 'Kava treats anxiety' }));

    const { findings } = reportOn(file, house);

    const errors = findings.filter(({ severity }) => severity === 'error');
    const lines = new TextDecoder().decode(file.bytes).split('\n');
    expect(errors.map(({ gate }) => gate)).toEqual(['disease-claim']);
    expect(errors.map(({ where }) => lines[where.line - 1]?.trim())).toEqual(['"title": "Kava treats anxiety",']);
  });
});

describe('a fact with a source', () => {
  it.each([
    ['no-encourage-use', 'Try it for a week and see how you sleep.'],
    ['certainty-wording', 'This miracle herb is clinically proven.'],
    ['safety-assurance', 'Side effects are rare because it is natural.'],
    ['disease-claim', 'In use since 1890, kava cures anxiety.'],
    ['disease-claim', 'In 1890 as now, kava "cures anxiety" for good.'],
    ['disease-claim', 'The shop is licensed and kava cures anxiety.'],
    ['disease-claim', 'Kava treats anxiety so low that pills are not needed.'],
    ['safety-assurance', 'The root has been "completely safe" in the islands.'],
  ])('may not sell, which is for %s to say: %s', (gate, statement) => {
    expect(errorsOf({ statement })).toContain(gate);
  });

  it.each([
    'Doctors have treated kava withdrawal with buprenorphine.',
    'Usual intakes while breastfeeding have shown no harm.',
    'Kava is not clinically proven.',
    'A man who took kava for anxiety developed jaundice; his liver tests later improved.',
    'Kava and calcium stop levothyroxine from being absorbed.',
    'Kava is sold as a food supplement in some countries.',
  ])('may tell what was done and looked for: %s', (statement) => {
    expect(errorsOf({ statement })).toEqual([]);
  });
});

describe('a fact in typographic signs', () => {
  it.each([
    ["Kava can't hurt anybody.", 'safety-assurance'],
    ["With kava you don't need pills any more.", 'substitution-claim'],
    ["It is nature's Valium and works like a charm.", 'substitution-claim'],
    ["Don't take more than two capsules of it a day.", 'no-dosing-advice'],
    ["I couldn't believe my eyes, it's the best thing that I've ever tried.", 'anecdote-not-evidence'],
    ['The long-term use of this all-natural, side-effect-free root is safe.', 'safety-assurance'],
  ])('is judged as one in plain signs: %s', (statement, gate) => {
    const plain = errorsOf({ statement });
    expect(plain).toContain(gate);

    const typographic = statement.replaceAll("'", '\u2019').replaceAll('-', '\u2011').replaceAll(' ', '\u00a0');

    expect(errorsOf({ statement: typographic })).toEqual(plain);
  });
});
