import { beforeAll, describe, expect, it } from '@jest/globals';
import { batch } from '../../src/pipeline/batch.ts';
import type { NotedCheck } from '../../src/pipeline/check-noting.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { openMemoryStores } from '../../src/stores/memory/open-memory-stores.ts';
import { collect } from '../collect.ts';
import { aDesk } from './a-desk.ts';
import { aHouse } from './a-house.ts';
import { aPack } from './a-pack.ts';
import { Crash, crashingAt, everyMoment } from './faulty-stores.ts';
import { memoryPacks } from './memory-packs.ts';

const SLUGS = ['a', 'b', 'c', 'd'];
const PACKS = memoryPacks(SLUGS.map((slug) => aPack({ slug }, `packs/${slug}.yaml`)));

let house: House;
const known = new Map<string, NotedCheck>();
beforeAll(async () => {
  house = await aHouse();
  const deps = await aDesk(house);
  for (const path of PACKS.paths) {
    const file = await PACKS.read(path);
    if ('bytes' in file) known.set(path, await PACKS.check(file, deps));
  }
});

function run(deps: Deps) {
  const check = async ({ path }: { readonly path: string }): Promise<NotedCheck> => {
    const checked = known.get(path);
    if (checked === undefined) throw new Error(`nobody checked ${path}`);
    return checked;
  };
  return batch({ id: 'b1', packs: PACKS, concurrency: 2, check }, deps);
}

describe('a batch that ends at any call', () => {
  it('goes on where it was when it runs again: every pack is there, and none twice', async () => {
    let ends = 0;

    for (const moment of everyMoment()) {
      const clean = await aDesk(house, { stores: await openMemoryStores() });
      const { stores, ended } = crashingAt(clean.stores, moment);
      const failure = await run({ ...clean, stores }).catch((error: unknown) => error);
      if (failure instanceof Error) expect(failure).toBeInstanceOf(Crash);
      if (!ended()) break;
      ends += 1;

      const { items } = await run(clean);

      expect(items.map(({ outcome }) => outcome)).not.toContain('failed');
      const heads = await collect(clean.stores.records.heads());
      expect(heads.map(({ head, tip }) => [head.article.slug, tip.seq])).toEqual(SLUGS.map((slug) => [slug, 1]));
      expect((await verify(clean)).faults).toEqual([]);
    }

    expect(ends).toBeGreaterThan(40);
  });
});
