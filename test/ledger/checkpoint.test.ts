import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chain, EMPTY_TIP, firstBreak, type LedgerEntry, tipOf } from '../../src/ledger/chain.ts';
import { checkpoint, firstTruncation, isWholeCheckpoint } from '../../src/ledger/checkpoint.ts';
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

const afterwards = (now: Chains) => firstTruncation(checkpoint(AT, tipsOf(WHOLE)), tipsOf(now), lookUp(now));

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
