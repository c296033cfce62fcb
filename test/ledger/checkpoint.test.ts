import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chain, EMPTY_TIP, firstBreak, type LedgerEntry, tipOf } from '../../src/ledger/chain.ts';
import { checkpoint, firstTruncation, gapAfter, gapBefore, isWholeCheckpoint } from '../../src/ledger/checkpoint.ts';
import type { ArticleKey } from '../../src/review/event.ts';
import { aBuild } from '../a-change.ts';

const AT = '2026-03-02T00:00:00.000Z';

type Chains = ReadonlyMap<string, readonly LedgerEntry[]>;

const articleOf = (slug: string) => ({ slug, locale: 'en-US' });
const aChain = (slug: string, titles: readonly string[]) =>
  chain(
    articleOf(slug),
    EMPTY_TIP,
    titles.map((title) => aBuild({ title })),
  );
const tipsOf = (chains: Chains) =>
  [...chains].map(([slug, entries]) => ({ article: articleOf(slug), tip: tipOf(entries) }));
const lookUp = (chains: Chains) => (article: ArticleKey, seq: number) => chains.get(article.slug)?.[seq - 1]?.digest;

const WHOLE: Chains = new Map(['b', 'a', 'c'].map((slug) => [slug, aChain(slug, ['1', '2', '3'])]));

const afterwards = (now: Chains) => firstTruncation([checkpoint(AT, tipsOf(WHOLE))], tipsOf(now), lookUp(now));

describe('checkpoint', () => {
  it('gives the same digest whatever the order of the articles', () => {
    const tips = tipsOf(WHOLE);

    fc.assert(
      fc.property(fc.shuffledSubarray(tips, { minLength: tips.length }), (shuffled) => {
        expect(checkpoint(AT, shuffled)).toEqual(checkpoint(AT, tips));
      }),
    );
  });

  it('sorts tips by slug, then locale', () => {
    const { tip } = tipsOf(WHOLE)[0] ?? { tip: EMPTY_TIP };
    const keys = [
      ['b', 'en-US'],
      ['a-b', 'de-DE'],
      ['a', 'en-US'],
      ['a', 'de-DE'],
    ] as const;

    const { tips } = checkpoint(
      AT,
      keys.map(([slug, locale]) => ({ article: { slug, locale }, tip })),
    );

    expect(tips.map(({ slug, locale }) => `${slug} ${locale}`)).toEqual(['a de-DE', 'a en-US', 'a-b de-DE', 'b en-US']);
  });

  it('gives another digest when any tip is another', () => {
    const other = new Map(WHOLE).set('c', aChain('c', ['1', '2', 'other']));

    expect(checkpoint(AT, tipsOf(other)).digest).not.toBe(checkpoint(AT, tipsOf(WHOLE)).digest);
  });

  it('counts articles that have events, and no others', () => {
    const { articles, tips } = checkpoint(AT, [...tipsOf(WHOLE), { article: articleOf('empty'), tip: EMPTY_TIP }]);

    expect([articles, tips.length]).toEqual([3, 3]);
  });

  it('is no longer whole once its tips or their number are changed', () => {
    const whole = checkpoint(AT, tipsOf(WHOLE));

    expect(isWholeCheckpoint(whole)).toBe(true);
    expect(isWholeCheckpoint({ ...whole, tips: whole.tips.slice(1), articles: 2 })).toBe(false);
    expect(isWholeCheckpoint({ ...whole, articles: 2 })).toBe(false);
  });

  it.each([
    ['its moment', { at: '2027-03-02T00:00:00.000Z' }],
    ['its number', { number: 2 }],
    ['what it follows', { before: checkpoint(AT, []).digest }],
  ])('is no longer whole once %s is changed', (_, other) => {
    expect(isWholeCheckpoint({ ...checkpoint(AT, tipsOf(WHOLE)), ...other })).toBe(false);
  });
});

describe('gaps between checkpoints', () => {
  const first = checkpoint(AT, []);
  const second = checkpoint(AT, [], first);
  const third = checkpoint(AT, [], second);

  it('are not there where each follows the one before it', () => {
    expect([gapBefore(first, undefined), gapBefore(second, first), gapBefore(third, second)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([gapAfter(undefined, undefined), gapAfter(third, third)]).toEqual([undefined, undefined]);
  });

  it('are not there where one was kept and the process ended before it was remembered', () => {
    expect([gapAfter(third, second), gapAfter(first, undefined)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['the first is missing', gapBefore(second, undefined), `checkpoint 1 is missing before checkpoint 2 of ${AT}`],
    ['several are missing', gapBefore(third, undefined), `checkpoints 1 to 2 are missing before checkpoint 3 of ${AT}`],
    ['one comes twice', gapBefore(first, first), `checkpoint 1 of ${AT} is out of its place: expected checkpoint 2`],
    [
      'one follows another',
      gapBefore(second, { ...first, digest: third.digest }),
      `checkpoint 2 of ${AT} does not follow the one kept before it`,
    ],
    [
      'the last is missing',
      gapAfter(second, third),
      'checkpoint 3 is missing at the end: the records remember checkpoint 3',
    ],
    [
      'all are missing',
      gapAfter(undefined, third),
      'checkpoints 1 to 3 are missing at the end: the records remember checkpoint 3',
    ],
    [
      'the last is another one',
      gapAfter(checkpoint('2026-03-03T00:00:00.000Z', [], second), third),
      'checkpoint 3 is not the one that the records remember',
    ],
  ])('are named where %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('firstTruncation', () => {
  it('finds nothing when all chains are as they were', () => {
    expect(afterwards(WHOLE)).toBeUndefined();
  });

  it('finds nothing when chains grew and articles came', () => {
    const grown = new Map(WHOLE).set('a', aChain('a', ['1', '2', '3', '4'])).set('d', aChain('d', ['1']));

    expect(afterwards(grown)).toBeUndefined();
  });

  it('names an article whose last entries are gone, though its chain holds', () => {
    const cut = new Map(WHOLE).set('b', aChain('b', ['1', '2']));

    expect(firstBreak(articleOf('b'), cut.get('b') ?? [])).toBeUndefined();
    expect(afterwards(cut)).toBe(`b (en-US): the chain has 2 events, the checkpoint of ${AT} saw 3`);
  });

  it('names an article that is gone altogether', () => {
    const cut = new Map(WHOLE);
    cut.delete('b');

    expect(afterwards(cut)).toBe(`b (en-US): the article has no events, the checkpoint of ${AT} saw 3`);
  });

  it.each([
    ['as long as it was', ['1', '2', 'other']],
    ['longer than it was', ['1', 'other', '3', '4', '5']],
  ])('names an article whose chain was written anew, %s', (_, titles) => {
    const anew = new Map(WHOLE).set('c', aChain('c', titles));

    expect(firstBreak(articleOf('c'), anew.get('c') ?? [])).toBeUndefined();
    expect(afterwards(anew)).toBe(`c (en-US): event 3 is not the one that the checkpoint of ${AT} saw`);
  });

  it('names the first of several articles, in the order of the checkpoint', () => {
    const cut = new Map(WHOLE).set('c', aChain('c', ['1'])).set('b', aChain('b', ['1']));

    expect(afterwards(cut)).toMatch(/^b /);
  });
});
