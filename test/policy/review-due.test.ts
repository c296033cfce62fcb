import { describe, expect, it } from '@jest/globals';
import { Fact } from '../../src/pack/fact.ts';
import { KINDS, type Kind, LEGAL_KINDS } from '../../src/pack/kinds.ts';
import { Policy, reviewWindow } from '../../src/policy/policy.ts';
import { reviewDue } from '../../src/policy/review-due.ts';

const aPolicy = (review: object = {}): Policy =>
  Policy.parse({ schema: 'imprimatur.policy/v1', publisher: { name: 'Example Press' }, review });
const aFact = (fields: object = {}): Fact =>
  Fact.parse({
    id: 'a',
    kind: 'efficacy',
    statement: 'Zinc may shorten colds a little.',
    evidence: { design: 'rct', certainty: 'low' },
    asOf: '2026-01-01',
    ...fields,
  });

describe('reviewDue', () => {
  it('counts from the as-of date where nobody has verified since', () => {
    const due = reviewDue(aFact(), aPolicy());

    expect(due).toBe('2028-01-01');
  });

  it('counts from the later of as-of and verified', () => {
    const later = reviewDue(aFact({ verified: '2026-06-01' }), aPolicy());
    const earlier = reviewDue(aFact({ verified: '2025-06-01' }), aPolicy());

    expect(later).toBe('2028-05-31');
    expect(earlier).toBe('2028-01-01');
  });

  it('lets a fact ask for an earlier look', () => {
    const due = reviewDue(aFact({ reviewBy: '2026-03-01' }), aPolicy());

    expect(due).toBe('2026-03-01');
  });

  it('does not let a fact ask for a later look than the house allows', () => {
    const due = reviewDue(aFact({ reviewBy: '2999-12-31' }), aPolicy());

    expect(due).toBe('2028-01-01');
  });

  it('counts over leap days', () => {
    const due = reviewDue(aFact({ asOf: '2024-02-28' }), aPolicy({ evidence: 2 }));

    expect(due).toBe('2024-03-01');
  });
});

describe('reviewWindow', () => {
  const windows = aPolicy({ legal: 1, contacts: 2, safety: 3, evidence: 4 });
  const days = (kind: Kind): number => reviewWindow(windows, kind);

  it.each(LEGAL_KINDS)('is that of law for %s', (kind) => {
    const window = days(kind);

    expect(window).toBe(1);
  });

  it.each(['crisis-line', 'report-channel', 'overdose'] as const)('is that of contacts for %s', (kind) => {
    const window = days(kind);

    expect(window).toBe(2);
  });

  it.each([
    'adverse-effect',
    'interaction',
    'contraindication',
    'pregnancy',
    'lactation',
    'minors',
    'dependence',
    'seek-care',
    'do-not-stop',
    'product-quality',
    'no-evidence',
  ] as const)('is that of safety for %s', (kind) => {
    const window = days(kind);

    expect(window).toBe(3);
  });

  it('is that of evidence for every other kind', () => {
    const rest = KINDS.filter((kind) => days(kind) === 4);

    expect(rest).toEqual([
      'identity',
      'traditional-use',
      'product',
      'mechanism',
      'research-gap',
      'dose-studied',
      'efficacy',
      'alternative',
    ]);
  });

  it('is that of the kind itself where the house sets one', () => {
    const window = reviewWindow(aPolicy({ legal: 90, kinds: { 'pending-change': 14 } }), 'pending-change');

    expect(window).toBe(14);
  });
});
