import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { publishAll, settleAll } from '../../src/pipeline/publish.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { collect } from '../collect.ts';
import { localFolders } from '../stores/local-folders.ts';
import { aDesk, approve, build, PACK, publicText, publishOne, ZINC } from './a-desk.ts';
import { aHouse, madeOf } from './a-house.ts';
import { aPack } from './a-pack.ts';
import { behindItsBack, blobPath, flipByte } from './tamper.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const { aFolder, open } = localFolders();

async function approvedIn(folder: string): Promise<Deps> {
  const deps = await aDesk(house, { stores: await open(folder) });
  await approve(deps);
  return deps;
}

async function expectNothingPublic(deps: Deps): Promise<void> {
  expect((await collect(deps.stores.site.list())).filter((path) => path.startsWith('zinc'))).toEqual([]);
}

async function expectIntegrity(deps: Deps, message: string): Promise<void> {
  expect(await publishOne(deps)).toMatchObject({
    outcome: 'refused',
    reasons: [{ code: 'integrity', message: expect.stringContaining(message) }],
  });
}

describe('publishing from tampered stores', () => {
  it.each(['content', 'pack', 'digest'] as const)('is refused when one byte of the %s differs', async (part) => {
    const folder = aFolder();
    const deps = await approvedIn(folder);
    flipByte(blobPath(folder, madeOf(PACK, house).draft[part]), 10);

    const publication = await publishOne(deps);

    expect(publication).toMatchObject({ outcome: 'refused', reasons: [{ code: 'integrity' }] });
    await expectNothingPublic(deps);
  });

  it('is refused when a head says approved and no event does', async () => {
    const folder = aFolder();
    const deps = await aDesk(house, { stores: await open(folder) });
    await build([PACK], deps);
    behindItsBack(folder, `UPDATE heads SET head = replace(head, '"in_review"', '"approved"')`);

    await expectIntegrity(deps, 'its head says what its events do not');
    await expectNothingPublic(deps);
  });

  it('is refused when a sign-off was written into the chain by hand', async () => {
    const folder = aFolder();
    const deps = await approvedIn(folder);
    behindItsBack(folder, `UPDATE events SET event = replace(event, '"Mo Doctor"', '"Dr. Nobody"') WHERE seq = 3`);

    await expectIntegrity(deps, 'event 3 of zinc-colds');
    await expectNothingPublic(deps);
  });

  it('is refused when the middle of the chain is cut out', async () => {
    const folder = aFolder();
    const deps = await approvedIn(folder);
    behindItsBack(folder, 'DELETE FROM events WHERE seq = 2');

    await expectIntegrity(deps, 'event 2 of zinc-colds');
    await expectNothingPublic(deps);
  });

  it('is refused when the end of the chain is cut off', async () => {
    const folder = aFolder();
    const deps = await approvedIn(folder);
    behindItsBack(folder, 'DELETE FROM events WHERE seq = 4');

    await expectIntegrity(deps, 'the head names event 4, the events end at 3');
    await expectNothingPublic(deps);
  });
});

describe('an article whose record is broken', () => {
  it('keeps no other from being published or settled', async () => {
    const folder = aFolder();
    const deps = await approvedIn(folder);
    const other = { slug: 'zinc-zz', locale: 'en-US' };
    await approve(deps, aPack({ slug: 'zinc-zz' }, 'packs/zz.yaml'), other);
    behindItsBack(folder, `UPDATE events SET event = '{"type":"x"}' WHERE slug = 'zinc-colds' AND seq = 1`);

    const publications = await publishAll(deps);
    await settleAll(deps);

    expect(publications.map(({ outcome }) => outcome)).toEqual(['refused', 'published']);
    expect(await publicText('index.html', deps)).toContain('zinc-zz/');
  });
});

describe('withdrawing from tampered stores', () => {
  it.each(['content', 'pack'] as const)('puts the notice up though the %s can no longer be read', async (part) => {
    const folder = aFolder();
    const deps = await approvedIn(folder);
    await publishOne(deps);
    flipByte(blobPath(folder, madeOf(PACK, house).draft[part]), 10);

    await withdraw(ZINC, 'pip', 'We no longer trust our copy.', deps);

    expect(await publicText('zinc-colds/index.html', deps)).toContain('We no longer trust our copy.');
    expect(await publicText('zinc-colds/history/index.html', deps)).toContain('We no longer trust our copy.');
    expect(await publicText('index.html', deps)).not.toContain('zinc-colds/');
    expect((await verify(deps)).faults.map(({ code }) => code)).toContain('blob');
  });
});
