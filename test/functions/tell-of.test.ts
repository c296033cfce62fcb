import { describe, expect, it } from '@jest/globals';
import { isNews, tellOf } from '../../functions/tell-of.ts';
import { type Ended, summarise } from '../../src/pipeline/summarise.ts';

const ended = (path: string, outcome: Ended['item']['outcome'], message?: string): Ended => ({
  item: { path, outcome, findings: 0, ...(message === undefined ? {} : { message }) },
  moved: [],
});

describe('editors are told', () => {
  it.each([
    ['nothing of one pack that passed', [ended('a', 'in_review')], false],
    ['nothing of one pack that is what it was', [ended('a', 'unchanged')], false],
    ['of one that was rejected', [ended('a', 'rejected')], true],
    ['of one that cannot be read', [ended('a', 'invalid')], true],
    ['of a night, whatever came of it', [ended('a', 'unchanged'), ended('b', 'unchanged')], true],
    ['of a night in which there was no pack', [], true],
    ['of a library fact that moved', [{ ...ended('a', 'in_review'), moved: [{ fact: 'l/f', slug: 'a' }] }], true],
  ])('%s', (_, all, told) => {
    expect(isNews(summarise('b', all, 1))).toBe(told);
  });
});

describe('what the editors are told of a batch', () => {
  it('is the counts, what did not pass and why, and which library fact moved what', () => {
    const moved = { item: { path: 'b', slug: 'kava', outcome: 'in_review', findings: 0 }, moved: [] } as const;
    const all = [
      ended('packs/a.yaml', 'invalid', 'it is no pack'),
      ended('packs/c.yaml', 'unchanged'),
      { ...moved, moved: [{ fact: 'depression/988', slug: 'kava' }] },
    ];

    expect(tellOf(summarise('night-1', all, 10))).toBe(
      [
        'night-1: 1 in review, 0 rejected, 1 unchanged, 1 invalid, 0 failed',
        'invalid  packs/a.yaml: it is no pack',
        'changed  depression/988 → kava',
      ].join('\n'),
    );
  });

  it('stays short, however much went wrong', () => {
    const all = Array.from({ length: 5_000 }, (_, n) => ended(`packs/${n}.yaml`, 'failed', 'x'.repeat(300)));

    expect(tellOf(summarise('night-2', all, 10)).length).toBeLessThan(100_000);
    expect(tellOf(summarise('night-2', all, 10))).toContain('… and 4950 more');
  });
});
