import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGE_GATES } from '../../src/gates/language-gates.ts';
import { audit } from '../../src/pipeline/audit.ts';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, TODAY } from './example-house.ts';

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

const PITCH = [
  'Our betony comes from the hill behind the mill.',
  'My neighbour Ruth walks to church again since she drinks it.',
  'The monks kept it, and they knew what they were doing.',
  'It calms the belly and clears the head.',
  'A child could drink it.',
];
const LEAFLET = [
  'Betony is a plant with purple flowers [1].',
  'No trial shows that it relieves headache [1].',
  'It is not known whether it harms an unborn child [1].',
  'Vomiting and liver injury have been reported [1].',
  'Whether it helps against nerves is uncertain [1].',
];
const REFERENCE = '1. Doe J, Roe K. Trials of betony. Journal of Herbs. 2020;12:1-9. doi:10.1000/abc';

/** The gates on language that name a sentence, by an article of its own with others around it. */
function gatesOn(around: readonly string[], sentence: string, last = ''): readonly string[] {
  const text = ['Betony', ...around, sentence, last].join('\n\n');
  const ids: readonly string[] = [...LANGUAGE_GATES.map(({ id }) => id), 'no-dosing-advice'];
  const line = text.split('\n').indexOf(sentence) + 1;
  const { findings } = audit({ path: 'a.txt', bytes: new TextEncoder().encode(text) }, house, TODAY);
  return findings.flatMap(({ gate, where }) =>
    ids.includes(gate) && 'line' in where && where.line === line ? [gate] : [],
  );
}

const UNUSUAL = [
  ['anecdote-not-evidence', 'A gentleman from Bath left both his sticks in our hall.'],
  ['anecdote-not-evidence', 'Grandad was up a ladder by the Sunday.'],
  ['anecdote-not-evidence', 'Other mums in the village tell the same story.'],
  ['anecdote-not-evidence', 'I have not had a cough in three winters.'],
  ['substitution-claim', 'The tablets have been gathering dust since March.'],
  ['substitution-claim', 'Nobody who has met the root goes back to the clinic.'],
  ['substitution-claim', 'Surgery is for people who are in a hurry.'],
  ['safety-assurance', 'You would have to eat a bucket, and so nobody has come to grief.'],
  ['safety-assurance', 'It is only leaves and flowers.'],
  ['safety-assurance', 'The dizziness only means that the toxins are leaving.'],
  ['safety-assurance', 'Expectant mothers may take it too.'],
  ['vague-authority', 'The Romans carried it, and their physicians swore by it.'],
  ['vague-authority', 'Some professor has been on about it for years.'],
  ['no-dosing-advice', 'A thimble of it at dusk, and for a widow two.'],
  ['no-dosing-advice', 'Five mornings on and two off, half a spoon each.'],
  ['no-encourage-use', 'Write to us, and a packet will find you.'],
  ['no-encourage-use', 'Link in my bio, go go go.'],
  ['disease-claim', 'It sucks the badness out of a sore throat.'],
  ['disease-claim', 'The knees forgot that they had ever been stiff.'],
  ['mechanism-not-benefit', 'It wakes the mitochondria, and the tiredness goes.'],
  ['hype-terms', 'It is the finest thing that you will ever put in a cup.'],
] as const;

describe('an article that sells', () => {
  it.each(UNUSUAL)('has %s found in unusual words: %s', (gate, sentence) => {
    expect(gatesOn(PITCH, sentence)).toContain(gate);
  });

  it.each([
    ['sends somebody to a doctor', 'Ask your doctor before you drink it with any tablets.'],
    ['warns', 'Do not use it in pregnancy, and never give it to a child.'],
    ['keeps care going', 'Do not stop your tablets because of it.'],
    ['tells where it grows', 'The plant grows on chalk and flowers in July.'],
  ])('may say what it says fairly where it %s', (_, sentence) => {
    expect(gatesOn(PITCH, sentence)).toEqual([]);
  });
});

describe('an article that informs', () => {
  it.each([
    'A gentleman from Bath fell ill and was taken to hospital.',
    'Its leaves were carried by Roman soldiers.',
    'The plant is only found on chalk.',
    'Surgery may be needed if the pain gets worse.',
    'A nurse at the clinic can help with the dressing.',
    'Write to us if you would like this page in large print.',
    'The heart beats faster for an hour or so.',
  ])('is not read as if it sold: %s', (sentence) => {
    expect(gatesOn(LEAFLET, sentence, REFERENCE)).toEqual([]);
  });

  it('is known by its sources, however few, and not by its manner', () => {
    const [, sentence] = UNUSUAL[0];

    expect(gatesOn([...PITCH.slice(0, 3), ...LEAFLET.slice(0, 2)], sentence, REFERENCE)).toEqual([]);
    expect(gatesOn(PITCH.slice(0, 3), sentence)).toEqual([]);
  });
});
