import { beforeEach, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import { type ArticleTip, checkpoint, gapBefore } from '../../src/ledger/checkpoint.ts';
import type { CheckpointStore } from '../../src/stores/checkpoint-store.ts';
import { collect } from '../collect.ts';

type Content = readonly [at: string, chains: readonly ArticleTip[]];

const article = (slug: string) => ({ article: { slug, locale: 'en-US' }, tip: { seq: 3, digest: digestBytes(slug) } });
const FIRST: Content = ['2026-03-01T00:00:00.000Z', [article('zinc')]];
const SECOND: Content = ['2026-03-02T00:00:00.000Z', [article('zinc'), article('iron\u2028\nore')]];

/** What every CheckpointStore owes its callers. An adapter is done when this is green. */
export function itIsACheckpointStore(open: () => Promise<CheckpointStore>): void {
  let store: CheckpointStore;
  beforeEach(async () => {
    store = await open();
  });

  it('has none at first', async () => {
    expect(await store.latest()).toBeUndefined();
    expect(await collect(store.all())).toEqual([]);
  });

  it('finds the one added last', async () => {
    const first = await store.append(...FIRST);
    const second = await store.append(...SECOND);

    expect(first).toEqual(checkpoint(...FIRST));
    expect(second).toEqual(checkpoint(...SECOND, first));
    expect(await store.latest()).toEqual(second);
  });

  it('gives all, in the order in which they were added, each after the one before it', async () => {
    for (const one of [SECOND, FIRST, SECOND]) await store.append(...one);

    const [a, b, c] = await collect(store.all());

    expect([a, b, c]).toEqual([checkpoint(...SECOND), checkpoint(...FIRST, a), checkpoint(...SECOND, b)]);
  });

  it('keeps a checkpoint over thousands of articles, and the small one before it', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => article(`article-${index}`));
    const first = await store.append(...FIRST);
    const large = await store.append('2026-03-03T00:00:00.000Z', many);

    expect(large.articles).toBe(3000);
    expect(await store.latest()).toEqual(large);
    expect(await collect(store.all())).toEqual([first, large]);
  });

  it('keeps every one of many added at once, each after the one before it', async () => {
    await Promise.all(Array.from({ length: 20 }, () => store.append(...FIRST)));

    const kept = await collect(store.all());

    expect(kept).toHaveLength(20);
    expect(kept.map((one, index) => gapBefore(one, kept[index - 1]))).toEqual(kept.map(() => undefined));
  });

  it('follows one that is remembered and lost, so that a hole stays in the numbers', async () => {
    const first = await store.append(...FIRST);
    const lost = { number: 4, digest: digestBytes('lost') };

    const after = await store.append(...SECOND, lost);
    const next = await store.append(...FIRST, first);

    expect(after).toEqual(checkpoint(...SECOND, lost));
    expect(next).toEqual(checkpoint(...FIRST, after));
    expect((await collect(store.all())).map(({ number }) => number)).toEqual([1, 5, 6]);
  });
}
