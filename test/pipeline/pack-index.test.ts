import { beforeAll, describe, expect, it } from '@jest/globals';
import type { House } from '../../src/pipeline/house.ts';
import { openPackIndex } from '../../src/pipeline/pack-index.ts';
import { sourceAlerts } from '../../src/pipeline/source-alerts.ts';
import { whereUsed } from '../../src/pipeline/where-used.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { aDesk, approve, build, PACK, publishOne, signAll, ZINC } from './a-desk.ts';
import { aHouse } from './a-house.ts';
import { aPack } from './a-pack.ts';
import { storesAround } from './faulty-stores.ts';

const NEXT = aPack({ title: 'Zinc against colds' });

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

/** A desk whose stores count what is read of them, and the index over it. */
async function counted() {
  const deps = await aDesk(house);
  const reads = { entries: 0, blobs: 0 };
  const stores = storesAround(deps.stores, (name, call) => {
    if (name === 'records.entries') reads.entries += 1;
    if (name === 'blobs.get') reads.blobs += 1;
    return call();
  });
  const index = openPackIndex(stores);
  const readsOf = async (ask: () => Promise<unknown>) => {
    Object.assign(reads, { entries: 0, blobs: 0 });
    await ask();
    return { ...reads };
  };
  return { deps, index, readsOf };
}

describe('the index of packs', () => {
  it('reads a pack once, however often it is asked', async () => {
    const { deps, index, readsOf } = await counted();
    await approve(deps);
    await publishOne(deps);

    const first = await readsOf(() => whereUsed('nih-zinc', index));
    const again = await readsOf(async () => {
      await whereUsed('colds', index);
      await sourceAlerts(index, house);
    });

    expect([first, again]).toEqual([
      { entries: 1, blobs: 1 },
      { entries: 0, blobs: 0 },
    ]);
  });

  it('reads again what changed, and that alone', async () => {
    const { deps, index, readsOf } = await counted();
    await approve(deps);
    await publishOne(deps);
    await whereUsed('nih-zinc', index);

    await build([NEXT], deps);
    const afterBuild = await readsOf(() => whereUsed('nih-zinc', index));
    await withdraw(ZINC, 'pip', 'Recalled.', deps);
    const afterWithdrawal = await readsOf(() => whereUsed('nih-zinc', index));

    expect([afterBuild, afterWithdrawal]).toEqual([
      { entries: 1, blobs: 1 },
      { entries: 1, blobs: 0 },
    ]);
  });

  it('tells what is in the newest draft, what is live, and no more of what was withdrawn', async () => {
    const { deps, index } = await counted();
    const places = async () => (await whereUsed('nih-zinc', index)).map(({ inOpen, inLive }) => ({ inOpen, inLive }));

    expect(await places()).toEqual([]);
    await build([PACK], deps);
    expect(await places()).toEqual([{ inOpen: true, inLive: false }]);
    await signAll(deps);
    await publishOne(deps);
    expect(await places()).toEqual([{ inOpen: false, inLive: true }]);
    await build([NEXT], deps);
    expect(await places()).toEqual([{ inOpen: true, inLive: true }]);
    await withdraw(ZINC, 'pip', 'Recalled.', deps);
    expect(await places()).toEqual([{ inOpen: true, inLive: false }]);
  });

  it('reads again what could not be read', async () => {
    const deps = await aDesk(house);
    await build([PACK], deps);
    let isBroken = true;
    const stores = storesAround(deps.stores, async (name, call) => {
      if (name === 'blobs.get' && isBroken) throw new Error('no answer');
      return call();
    });
    const index = openPackIndex(stores);

    await expect(whereUsed('nih-zinc', index)).rejects.toThrow('no answer');
    isBroken = false;

    expect(await whereUsed('nih-zinc', index)).toHaveLength(1);
  });
});
