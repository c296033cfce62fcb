import { beforeEach, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import { checkpoint } from '../../src/ledger/checkpoint.ts';
import type { CheckpointStore } from '../../src/stores/checkpoint-store.ts';
import { collect } from '../collect.ts';

const article = (slug: string) => ({ article: { slug, locale: 'en-US' }, tip: { seq: 3, digest: digestBytes(slug) } });
const FIRST = checkpoint('2026-03-01T00:00:00.000Z', [article('zinc')]);
const SECOND = checkpoint('2026-03-02T00:00:00.000Z', [article('zinc'), article('iron\u2028\nore')]);

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
    await store.append(FIRST);
    await store.append(SECOND);

    expect(await store.latest()).toEqual(SECOND);
  });

  it('gives all, in the order in which they were added', async () => {
    for (const one of [SECOND, FIRST, SECOND]) await store.append(one);

    expect(await collect(store.all())).toEqual([SECOND, FIRST, SECOND]);
  });

  it('keeps a checkpoint over thousands of articles, and the small one before it', async () => {
    const large = checkpoint(
      '2026-03-03T00:00:00.000Z',
      Array.from({ length: 3000 }, (_, index) => article(`article-${index}`)),
    );
    await store.append(FIRST);
    await store.append(large);

    expect(await store.latest()).toEqual(large);
    expect(await collect(store.all())).toEqual([FIRST, large]);
  });

  it('keeps every one of many added at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => store.append(FIRST)));

    expect(await collect(store.all())).toHaveLength(20);
  });
}
