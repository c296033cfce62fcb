import { describe, expect, it } from '@jest/globals';
import { formatDate } from '../../src/draft/format-date.ts';
import { keyPoints } from '../../src/draft/key-points.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import type { ResolvedPack } from '../../src/pack/resolved-pack.ts';
import { aFact, aPack, FACTS } from '../pipeline/a-pack.ts';

function resolved(parts: object): ResolvedPack {
  const reading = readPack(aPack({ ...parts }), () => undefined);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value.pack;
}

const idsOf = (parts: object): readonly string[] => keyPoints(resolved(parts)).map(({ id }) => id);
const harm = (id: string, certainty: string, serious = true) =>
  aFact(id, 'adverse-effect', 'It harms some people.', { serious, evidence: { design: 'rct', certainty } });

describe('keyPoints', () => {
  it('are the answer, the gravest risk, an interaction and the law', () => {
    expect(idsOf({})).toEqual(['colds', 'smell', 'antibiotics', 'law']);
  });

  it('have what to do about treatment as the last', () => {
    const facts = [aFact('stay', 'do-not-stop', 'Do not stop a medicine for it.'), ...FACTS];

    expect(idsOf({ facts }).at(-1)).toBe('stay');
  });

  it('take the serious harm of which one may be surest, the first of equals', () => {
    const facts = [
      harm('mild', 'high', false),
      harm('unsure', 'very-low'),
      harm('sure', 'moderate'),
      harm('as-sure', 'moderate'),
    ];

    expect(idsOf({ facts })).toEqual(['sure']);
  });

  it('take the law of the first place that the pack names', () => {
    const law = (id: string, jurisdiction: string) =>
      aFact(id, 'legal-status', 'It may be sold there.', { legal: { jurisdiction, status: 'permitted' } });
    const facts = [law('in-us', 'US'), law('in-gb', 'GB')];

    expect(idsOf({ facts, jurisdictions: ['GB', 'US'] })).toEqual(['in-gb']);
    expect(idsOf({ facts, jurisdictions: ['DE', 'US'] })).toEqual([]);
  });

  it('are none for a pack without facts', () => {
    expect(idsOf({ facts: [] })).toEqual([]);
  });
});

describe('formatDate', () => {
  const texts = {
    'month.03': 'March',
    'month.11': 'November',
    'date.day': '{day} {month} {year}',
    'date.month': '{month} {year}',
  };

  it.each([
    ['2026-11-05', '5 November 2026'],
    ['2026-03', 'March 2026'],
    ['2026', '2026'],
  ])('writes %s as %s', (date, expected) => {
    expect(formatDate(date, texts)).toBe(expected);
  });

  it('throws for a month that the language has no name for', () => {
    expect(() => formatDate('2026-13-01', texts)).toThrow('found no house text "month.13"');
  });
});
