import { describe, expect, it } from '@jest/globals';
import { personOf } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';

const POLICY = `schema: imprimatur.policy/v1
publisher: { name: Example Press }
`;
const read = (text: string) => readPolicy({ path: 'policy.yaml', bytes: new TextEncoder().encode(text) });
const told = (text: string): readonly string[] => {
  const reading = read(text);
  return reading.ok ? [] : reading.problems.map(({ where, message }) => `${where.line}:${where.column} ${message}`);
};

describe('readPolicy', () => {
  it('fills in what a publisher does not decide', () => {
    const reading = read(POLICY);

    expect(reading.ok && reading.value.policy).toMatchObject({
      review: { legal: 180, contacts: 180, safety: 365, evidence: 730 },
      signOffs: { roles: ['editor', 'medical', 'legal'], holdDays: 90 },
      citations: { style: 'vancouver' },
      publication: 'by-hand',
      people: [],
    });
  });

  it('gives the same digest whether a default is written out or not', () => {
    const bare = read(POLICY);
    const full = read(`${POLICY}publication: by-hand\nreview: { legal: 180 }\n`);

    expect(bare.ok && full.ok && full.value.digest === bare.value.digest).toBe(true);
  });

  it('gives another digest when a rule changes', () => {
    const loose = read(POLICY);
    const strict = read(`${POLICY}review: { legal: 90 }\n`);

    expect(loose.ok && strict.ok && strict.value.digest !== loose.value.digest).toBe(true);
  });

  it.each<[string, string, string]>([
    ['an unknown key', 'signoffs: { holdDays: 30 }', '3:1 found the unknown key `signoffs`'],
    ['an unknown key further in', 'review: { law: 30 }', '3:11 found the unknown key `law` in `review`'],
    ['a kind that is not one', 'tiers: { opinion: [news] }', '3:10 found the unknown key `opinion` in `tiers`'],
    ['an unknown tier', 'tiers: { efficacy: [blog] }', '3:21 `tiers.efficacy[0]`: found "blog", expected one of'],
    ['a window of no days', 'review: { legal: 0 }', '3:18 `review.legal`: found 0, expected at least 1'],
    ['half a day', 'review: { legal: 1.5 }', '3:18 `review.legal`: found 1.5, expected a whole number'],
    ['sign-offs of nobody', 'signOffs: { roles: [] }', '3:20 `signOffs.roles`: found a list, expected at least 1'],
    [
      'a sign-off by an author',
      'signOffs: { roles: [author] }',
      '3:21 `signOffs.roles[0]`: found "author", expected one of',
    ],
    ['an unknown role', 'people: [{ id: ana, name: Ana, roles: [boss] }]', '3:40 `people[0].roles[0]`: found "boss"'],
    [
      'a severity that does not exist',
      'gates: { review-by: { severity: off } }',
      '3:33 `gates.review-by.severity`: found "off"',
    ],
    ['a place that does not exist', 'jurisdictions: [UK]', '3:17 `jurisdictions[0]`: found "UK"'],
    [
      'a person listed twice',
      'people:\n  - { id: ana, name: Ana, roles: [editor] }\n  - { id: ana, name: Anna, roles: [legal] }',
      '5:11 found the person `ana` a second time',
    ],
  ])('refuses %s', (_, text, expected) => {
    const problems = told(`${POLICY}${text}\n`);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it('refuses hostile YAML as packs do', () => {
    const problems = told(`a: &a 1\nb: *a\n${POLICY}`);

    expect(problems).toEqual(['1:4 found an anchor (&), expected none']);
  });
});

describe('personOf', () => {
  it('finds a person of the house, and nobody else', () => {
    const reading = read(`${POLICY}people: [{ id: ana, name: Ana Ito, roles: [editor] }]\n`);
    if (!reading.ok) throw new Error('expected a policy');

    const ana = personOf(reading.value.policy, 'ana');
    const nobody = personOf(reading.value.policy, 'ben');

    expect(ana?.name).toBe('Ana Ito');
    expect(nobody).toBeUndefined();
  });
});
