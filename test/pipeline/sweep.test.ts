import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { bringUpToDate, dueForPublication } from '../../src/pipeline/publish.ts';
import { schedule } from '../../src/pipeline/schedule.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { voidLapsed } from '../../src/pipeline/void-lapsed.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import {
  aDesk,
  approve,
  build,
  draftOf,
  PACK,
  publicText,
  publishOne,
  signAll,
  voidedSoFar,
  wholeSite,
  ZINC,
} from './a-desk.ts';
import { aClock, aHouse, PEOPLE } from './a-house.ts';
import { aPack } from './a-pack.ts';

const PAGE = 'zinc-colds/index.html';
const NOTHING = { unsettled: [], isSiteSettled: true, voided: [], reviewDue: [] };

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

/** The same stores on another day, under another house. */
const later = (deps: Deps, day: string, parts: Partial<Deps> = {}): Deps => ({ ...deps, clock: aClock(day), ...parts });

async function loseFile(path: string, { stores }: Deps): Promise<void> {
  const file = await stores.site.read(path);
  await stores.site.remove(path, file?.etag ?? '');
}

describe('a sweep', () => {
  it('finds nothing where nothing is open', async () => {
    expect(await sweep(await aDesk(house), { whole: false })).toEqual(NOTHING);
  });

  it('writes nothing public, whatever is due', async () => {
    const deps = await aDesk(await aHouse({ policy: { publication: 'at-once' } }));
    await approve(deps);

    expect(await dueForPublication(deps)).toEqual([ZINC]);
    expect(await sweep(deps, { whole: true })).toEqual({ ...NOTHING, isSiteSettled: false });
    expect(await wholeSite(deps)).toEqual({});
  });

  it('leaves what waits for its hour or for a hand alone', async () => {
    const byHand = await aDesk(await aHouse({ policy: { publication: 'by-hand' } }));
    await approve(byHand);
    await schedule(ZINC, 'pip', { digest: await draftOf(ZINC, byHand), due: '2026-12-01T08:00:00.000Z' }, byHand);

    expect(await dueForPublication(byHand)).toEqual([]);
    expect(await dueForPublication(later(byHand, '2026-12-01'))).toEqual([ZINC]);
  });

  it('finds a page and a notice that were cut off between the record and the site', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    await loseFile(PAGE, deps);
    const published = await sweep(deps, { whole: false });
    await bringUpToDate(ZINC, deps);
    const settled = await sweep(deps, { whole: false });
    await withdraw(ZINC, 'mo', 'A source was retracted.', deps);
    await loseFile(PAGE, deps);

    expect([published.unsettled, settled.unsettled]).toEqual([[ZINC], []]);
    expect((await sweep(deps, { whole: false })).unsettled).toEqual([ZINC]);
    await bringUpToDate(ZINC, deps);
    expect(await publicText(PAGE, deps)).toContain('A source was retracted.');
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('looks at old pages only when it is a whole one', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    await loseFile(PAGE, deps);
    const tomorrow = later(deps, '2026-11-24');

    expect((await sweep(tomorrow, { whole: false })).unsettled).toEqual([]);
    expect((await sweep(tomorrow, { whole: true })).unsettled).toEqual([ZINC]);
  });

  it('finds a list of the site that is not what is live, and the publisher mends it', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const before = await wholeSite(deps);
    await loseFile('index.html', deps);

    expect((await sweep(deps, { whole: true })).isSiteSettled).toBe(false);
    await bringUpToDate('site', deps);
    expect((await sweep(deps, { whole: true })).isSiteSettled).toBe(true);
    expect(await wholeSite(deps)).toEqual(before);
  });

  it('takes a withdrawn page off the lists, though somebody remarked on it meanwhile', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const elsewhere = { ...deps, publishesElsewhere: true };
    await withdraw(ZINC, 'mo', 'A source was retracted.', elsewhere);
    await build([aPack({ title: 'Zinc, and colds' })], deps, 'b2');

    await bringUpToDate(ZINC, deps);

    expect(await publicText('index.html', deps)).not.toContain('zinc-colds/');
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('names live pages that have come to the day of their review', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);

    expect((await sweep(deps, { whole: true })).reviewDue).toEqual([]);
    expect((await sweep(later(deps, '2031-01-01'), { whole: true })).reviewDue).toEqual([ZINC]);
  });
});

describe('sign-offs that count no longer', () => {
  it('are recorded as void, with the cause, and once', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    const without = await aHouse({ policy: { people: PEOPLE.filter(({ id }) => id !== 'lea') } });
    const changed = { ...deps, house: without };

    expect(await voidLapsed(changed)).toEqual([ZINC]);
    expect(await voidLapsed(changed)).toEqual([]);
    expect(await voidedSoFar(deps)).toEqual(['legal role-lost']);
    expect((await verify(changed)).faults).toEqual([]);
  });

  it('expire while they wait for the others', async () => {
    const deps = await aDesk(await aHouse({ policy: { publication: 'by-hand' } }));
    await build([PACK], deps);
    await signAll(deps);

    expect((await sweep(later(deps, '2027-03-30'), { whole: true })).voided).toEqual([ZINC]);
    expect(await voidedSoFar(deps)).toEqual(['editor expired', 'medical expired', 'legal expired']);
  });

  it('stay where they still count', async () => {
    const deps = await aDesk(house);
    await approve(deps);

    expect(await voidLapsed(deps)).toEqual([]);
  });
});
