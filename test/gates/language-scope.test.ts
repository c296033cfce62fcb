import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGE_GATES } from '../../src/gates/language-gates.ts';
import { audit } from '../../src/pipeline/audit.ts';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, TODAY } from './example-house.ts';

const REFERENCES = [
  '## References',
  '',
  '1. Doe J, Roe K. Trials of herbs. Journal of Herbs. 2020;12:1-9. doi:10.1000/abc',
  '2. Food and Drug Administration. Herbs. FDA; 2024. https://www.fda.gov/herbs',
].join('\n');

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

/** The gates on language that find an error in an article. */
function gatesOn(text: string): readonly string[] {
  const ids = [...LANGUAGE_GATES.map(({ id }) => id), 'no-dosing-advice'];
  const { findings } = audit({ path: 'a.md', bytes: new TextEncoder().encode(text) }, house, TODAY);
  return findings.flatMap(({ gate, severity }) => (severity === 'error' && ids.includes(gate) ? [gate] : []));
}

describe('an article that claims in other words', () => {
  it.each([
    ['disease-claim', 'Ginseng lets people with insomnia drift off in minutes.'],
    ['disease-claim', 'Ginseng keeps blood sugar steady.'],
    ['disease-claim', 'Is ginseng any help?\n\nDoes ginseng relieve pain?\n\nAbsolutely, and fast.'],
    ['disease-claim', '## Eczema\n\nWith ginseng it cleared up for good.'],
    ['substitution-claim', 'Ginseng is kinder to the stomach than ibuprofen.'],
    ['substitution-claim', 'She has come off metformin since she takes ginseng.'],
    ['substitution-claim', 'Chemotherapy only poisons the body.'],
    ['safety-assurance', 'Ginseng has no known interactions.'],
    ['safety-assurance', 'Is ginseng addictive?\n\nNot in the slightest.'],
    ['safety-assurance', 'Reports of liver damage were blown out of proportion.'],
    ['vague-authority', 'Leading cardiologists now recommend ginseng.'],
    ['vague-authority', 'Clinical trials leave no doubt about ginseng.'],
    ['anecdote-not-evidence', 'Nine out of ten customers slept better on ginseng.'],
    ['anecdote-not-evidence', 'My doctor could not believe his eyes.'],
    ['no-encourage-use', 'Do yourself a favour and order ginseng.'],
    ['no-blanket-legality', 'Ginseng is permitted in all the countries.'],
    ['no-dosing-advice', 'I stir a heaped teaspoon of ginseng into my tea every morning.'],
    ['safe-messaging', 'He failed in his suicide attempt.'],
  ])('has a finding of %s: %s', (gate, words) => {
    expect(gatesOn(`# Ginseng\n\n${words}\n`)).toContain(gate);
  });
});

describe('an article that can be trusted', () => {
  it.each([
    [
      'quotes a seller to call it wrong',
      'A shop says that ginseng "cures cancer" and is "safer than any pill". That is false.',
    ],
    ['quotes on the law to call it wrong', 'Sellers who call ginseng "legal everywhere" are wrong.'],
    [
      'tells of a trial, its marker at the end of the paragraph',
      'A trial with 80 people compared ginseng with placebo and found that it reduced pain slightly. It was short [1].',
    ],
    ['hedges what a trial found', 'A review pooled six trials of ginseng [1]. It may reduce stress a little [1].'],
    [
      'tells of a harm that passed',
      'A woman who took ginseng developed jaundice [1]. Her liver tests improved after stopping it [1].',
    ],
    ['says when to stop and see a doctor', 'If the skin turns yellow, stop and see a doctor at once.'],
    ['warns against stopping', 'Ask your pharmacist before you stop taking your medicine.'],
    ['says that no safe dose is known', 'Denmark banned ginseng in 2023 because a safe dose could not be set [2].'],
    ['tells what states did in a year', 'Several countries restricted ginseng after 2002 [2].'],
    ['answers with a source', 'Is ginseng addictive? No. It is not thought to cause dependence [1].'],
    ['heads a section by its topic', '## Treatment for insomnia\n\nAsk a doctor.'],
    ['tells what many people lack', 'Many people have trouble sleeping.'],
  ])('%s, without an error', (_, words) => {
    expect(gatesOn(`# Ginseng, looked at\n\n${words}\n\n${REFERENCES}\n`)).toEqual([]);
  });

  it('may be a leaflet on a licensed medicine, with amounts from its source', () => {
    const leaflet = [
      '# Sertraline',
      'Sertraline is licensed to treat depression [2]. It is available only on prescription.',
      '## How to take it',
      'The usual dose is 50 mg a day; your doctor may increase it [2]. You can take it with or without food [2].',
      REFERENCES,
    ].join('\n\n');

    expect(gatesOn(leaflet)).toEqual([]);
    expect(gatesOn(leaflet.replace(/Sertraline/g, 'Kratom').replace('licensed', 'sold'))).not.toEqual([]);
    expect(gatesOn(leaflet.replace(/\n## References[\s\S]*$/, ''))).toContain('no-dosing-advice');
  });
});

describe('an article on a remedy that cites nothing', () => {
  const found = (text: string) =>
    audit({ path: 'a.md', bytes: new TextEncoder().encode(text) }, house, TODAY).findings.flatMap(({ gate, where }) =>
      gate === 'paragraph-cited' ? [where.excerpt] : [],
    );
  const text =
    '# Ginseng\n\nIt pulled me out of the dark. You need not fret. Is it bitter? Call 911 in an emergency.\n';

  it('has each statement named, whatever words it uses, but no question and no help', () => {
    expect(found(text)).toEqual(['It pulled me out of the dark.', 'You need not fret.']);
    expect(found(`${text}\nKava hurts livers [1].\n\n${REFERENCES}\n`)).not.toContain('You need not fret.');
  });
});

describe('a hundred kilobytes of one sign', () => {
  it.each([
    ['headings', '# a\n'],
    ['hidden characters', 'a\u200b'],
    ['letters of two alphabets', '\u0430a '],
    ['short answers', 'Is it? No. '],
  ])('are read within the budget of the gates: %s', (_, sign) => {
    const bytes = new TextEncoder().encode(sign.repeat(Math.ceil(100_000 / sign.length)));

    for (const path of ['a.txt', 'a.md', 'a.html']) expect(audit({ path, bytes }, house, TODAY).verdict).toBe('reject');
  });
});
