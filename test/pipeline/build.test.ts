import { beforeAll, describe, expect, it } from '@jest/globals';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { aDesk, approve, build, draftOf, PACK, publishOne, voidedSoFar, wholeSite, ZINC } from './a-desk.ts';
import { aClock, aGateThatThrows, aHouse, madeOf } from './a-house.ts';
import { aPack, factsWith } from './a-pack.ts';

const CHANGED = aPack({ title: 'Zinc against colds' });
const LATE = '2027-06-01';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

describe('building', () => {
  it('puts a pack that passes into review, and one that fails out of it', async () => {
    const deps = await aDesk(house);
    const failing = aPack({ slug: 'zinc-untold', facts: factsWith('smell', undefined) }, 'packs/untold.yaml');

    const { items } = await build([PACK, failing], deps);

    expect(items.map(({ outcome }) => outcome)).toEqual(['in_review', 'rejected']);
    expect((await deps.stores.records.head({ slug: 'zinc-untold', locale: 'en-US' }))?.head.open?.state).toBe(
      'rejected',
    );
  });

  it('does nothing where the same digest stands with the same verdict', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    const before = await loadArticle(ZINC, deps.stores);

    // Another path, so that it is not skipped unread but built again.
    const again = await build([aPack({}, 'packs/copy.yaml')], deps, 'b2');

    expect(again.items[0]?.outcome).toBe('unchanged');
    expect(await loadArticle(ZINC, deps.stores)).toEqual(before);
  });

  it('voids every sign-off of a draft that is rebuilt to another digest, and says so', async () => {
    const deps = await aDesk(house);
    await approve(deps);

    await build([CHANGED], deps);

    expect(await voidedSoFar(deps)).toEqual(['editor rebuilt', 'medical rebuilt', 'legal rebuilt']);
    expect((await deps.stores.records.head(ZINC))?.head.open).toMatchObject({ state: 'in_review', signed: [] });
  });

  it('does not give the sign-offs back when the old digest returns', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    const first = await draftOf(ZINC, deps);

    await build([CHANGED], deps);
    await build([PACK], deps);

    expect(await draftOf(ZINC, deps)).toBe(first);
    expect((await deps.stores.records.head(ZINC))?.head.open).toMatchObject({ state: 'in_review', signed: [] });
  });

  it('voids the sign-offs of the same digest when a gate fails on a later day', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    const first = await draftOf(ZINC, deps);

    const late = await build([PACK], { ...deps, clock: aClock(LATE) }, 'b2');

    expect(late.items[0]).toMatchObject({ outcome: 'rejected', digest: first });
    expect(await voidedSoFar(deps)).toEqual(['editor gate-fails', 'medical gate-fails', 'legal gate-fails']);
  });

  it('leaves an approved draft as it stands while a gate cannot finish, and says that it failed', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    const before = await deps.stores.records.head(ZINC);

    const unsure = await build(
      [PACK],
      { ...deps, house: { ...house, gates: [...house.gates, aGateThatThrows] } },
      'b2',
    );

    expect(unsure.items[0]).toMatchObject({ outcome: 'failed', verdict: 'incomplete' });
    expect(await voidedSoFar(deps)).toEqual([]);
    expect((await deps.stores.records.head(ZINC))?.head).toEqual(before?.head);
  });

  it('leaves the live page as it is', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const site = await wholeSite(deps);

    await build([CHANGED], deps);

    expect(await wholeSite(deps)).toEqual(site);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('keeps the page, the pack and the report under their digests', async () => {
    const deps = await aDesk(house);
    const made = madeOf(PACK, house);

    await build([PACK], deps);

    const page = await deps.stores.blobs.get(made.draft.content);
    const pack = await deps.stores.blobs.get(made.draft.pack);
    expect(Buffer.from(page ?? []).toString('utf8')).toBe(made.html);
    expect(JSON.parse(Buffer.from(pack ?? []).toString('utf8'))).toEqual(JSON.parse(JSON.stringify(made.pack)));
  });

  it('names the roles that must sign, and who contributed', async () => {
    const deps = await aDesk(house);

    await build([PACK], deps, 'the-batch');

    const { state } = await loadArticle(ZINC, deps.stores);
    expect(state.built).toMatchObject({
      contributors: ['pat'],
      requires: ['editor', 'medical', 'legal'],
      batch: 'the-batch',
      verdict: 'pass',
    });
  });
});
