import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { keepCheckpoint } from '../../src/pipeline/keep-checkpoint.ts';
import { requestChanges } from '../../src/pipeline/request-changes.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { collect } from '../collect.ts';
import { localFolders } from '../stores/local-folders.ts';
import { aDesk, approve, build, draftOf, PACK, publishOne, SIGNERS, signAll, ZINC } from './a-desk.ts';
import { aHouse, madeOf } from './a-house.ts';
import { aPack } from './a-pack.ts';
import { storesAround } from './faulty-stores.ts';
import { behindItsBack, blobPath, flipByte } from './tamper.ts';

const NEXT = aPack({ title: 'Zinc against colds' });

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const { aFolder, open } = localFolders();

async function publishedIn(folder: string): Promise<Deps> {
  const deps = await aDesk(house, { stores: await open(folder) });
  await approve(deps);
  await publishOne(deps);
  return deps;
}

/** What verify finds, as `code subject`. */
async function found(deps: Deps): Promise<readonly string[]> {
  const { faults } = await verify(deps);
  for (const { message } of faults) expect(message).not.toBe('');
  return faults.map(({ code, subject }) => `${code} ${subject}`);
}

describe('verifying', () => {
  it('finds nothing wrong after any step, and counts what it looked at', async () => {
    const deps = await aDesk(house, { stores: await open(aFolder()) });
    const steps: readonly (() => Promise<unknown>)[] = [
      () => build([PACK], deps),
      ...SIGNERS.map(
        ([role, person]) =>
          async () =>
            signOff(ZINC, person, { role, digest: await draftOf(ZINC, deps) }, deps),
      ),
      () => publishOne(deps),
      () => keepCheckpoint(deps),
      () => build([NEXT], deps),
      async () => requestChanges(ZINC, 'mo', { digest: await draftOf(ZINC, deps), why: 'Mend it.' }, deps),
      () => build([PACK], deps),
      () => withdraw(ZINC, 'pip', 'Recalled.', deps),
      () => approve(deps, NEXT),
      () => publishOne(deps),
      () => keepCheckpoint(deps),
    ];
    expect(await found(deps)).toEqual([]);

    for (const step of steps) {
      await step();
      expect(await found(deps)).toEqual([]);
    }

    const { articles, events, blobs, files } = await verify(deps);
    expect({ articles, files }).toEqual({ articles: 1, files: 7 });
    expect(events).toBeGreaterThan(10);
    expect(blobs).toBeGreaterThanOrEqual(8);
  });

  it('names every public file of which one byte differs', async () => {
    const folder = aFolder();
    const deps = await publishedIn(folder);
    const paths = await collect(deps.stores.site.list());
    expect(paths).toHaveLength(7);

    for (const path of paths)
      for (const at of [0, -1]) {
        flipByte(join(folder, 'site', path), at);
        expect(await found(deps)).toEqual([`page ${path}`]);
        flipByte(join(folder, 'site', path), at);
      }
  });

  it('names every blob of which one byte differs, and does not call the page stray', async () => {
    const folder = aFolder();
    const deps = await publishedIn(folder);
    const digests = await collect(deps.stores.blobs.list());
    expect(digests.length).toBeGreaterThanOrEqual(4);

    for (const digest of digests) {
      flipByte(blobPath(folder, digest), -1);
      const faults = await found(deps);
      expect(faults).toContain(`blob ${digest}`);
      expect(faults.filter((fault) => fault.startsWith('stray'))).toEqual([]);
      flipByte(blobPath(folder, digest), -1);
    }
    expect(await found(deps)).toEqual([]);
  });

  it('names a public file that is missing, and one that nothing explains', async () => {
    const folder = aFolder();
    const deps = await publishedIn(folder);

    rmSync(join(folder, 'site', 'zinc-colds', 'index.html'));
    writeFileSync(join(folder, 'site', 'zinc-colds', 'extra.html'), '<p>Buy zinc.</p>');

    expect(await found(deps)).toEqual(['page zinc-colds/index.html', 'stray zinc-colds/extra.html']);
  });

  it('names a blob that is missing', async () => {
    const folder = aFolder();
    const deps = await publishedIn(folder);
    const { content } = madeOf(PACK, house).draft;

    rmSync(blobPath(folder, content));

    expect(await found(deps)).toContain(`blob ${content}`);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['two events that were swapped', swapped(3, 4), /event 3 of zinc-colds/],
    ['an event that was taken out', ['DELETE FROM events WHERE seq = 3'], /event 3 of zinc-colds/],
    ['the first event taken out', ['DELETE FROM events WHERE seq = 1'], /event 1 of zinc-colds/],
    [
      'an event that was changed',
      [`UPDATE events SET event = replace(event, '"Lea Lawyer"', '"Lex Lawyer"') WHERE seq = 4`],
      /event 4 of zinc-colds/,
    ],
    [
      'a head that says more than its events',
      [`UPDATE heads SET head = replace(head, '"published"', '"withdrawn"')`],
      /its head says what its events do not/,
    ],
    ['a tail that was cut off', ['DELETE FROM events WHERE seq = 5'], /the events end at 4/],
    ['an event that is no event', [`UPDATE events SET event = 'x' WHERE seq = 2`], /event 2 of zinc-colds/],
  ])('names %s', async (_what, statements, expected) => {
    const folder = aFolder();
    const deps = await publishedIn(folder);
    expect(readdirSync(folder)).toContain('records.sqlite');

    behindItsBack(folder, ...statements);

    const { faults } = await verify(deps);
    expect(faults.find(({ code }) => code === 'chain')?.message).toMatch(expected);
  });

  it('names, by the checkpoint, a tail that was removed with its head put back', async () => {
    const folder = aFolder();
    const deps = await aDesk(house, { stores: await open(folder) });
    await build([PACK], deps);
    const { head, tip } = (await deps.stores.records.head(ZINC)) ?? { head: undefined, tip: undefined };
    await signAll(deps);
    await keepCheckpoint(deps);

    behindItsBack(
      folder,
      'DELETE FROM events WHERE seq > 1',
      `UPDATE heads SET seq = 1, digest = '${tip?.digest}', head = '${JSON.stringify(head)}'`,
    );

    expect(await found(deps)).toEqual(['checkpoint zinc-colds']);
  });

  it('names, by the checkpoint, an article that was removed altogether', async () => {
    const folder = aFolder();
    const deps = await publishedIn(folder);
    await keepCheckpoint(deps);

    behindItsBack(folder, 'DELETE FROM events', 'DELETE FROM heads');

    const faults = await found(deps);
    expect(faults).toContain('checkpoint zinc-colds');
    expect(faults).toContain('stray zinc-colds/index.html');
  });

  it('names a checkpoint that was changed', async () => {
    const folder = aFolder();
    const deps = await publishedIn(folder);
    await keepCheckpoint(deps);

    flipByte(join(folder, 'checkpoints.jsonl'), 60);

    expect((await found(deps)).some((fault) => fault.startsWith('checkpoint'))).toBe(true);
  });

  it('is not misled by an event that is written while it reads', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    let wrote = false;
    const busy = storesAround(deps.stores, async (name, call) => {
      if (name === 'records.entries' && !wrote) {
        wrote = true;
        await build([NEXT], deps);
        await keepCheckpoint(deps);
      }
      return call();
    });

    expect(await found({ ...deps, stores: busy })).toEqual([]);
    expect(wrote).toBe(true);
  });
});

function swapped(a: number, b: number): readonly string[] {
  return [
    `UPDATE events SET seq = 1000 WHERE seq = ${a}`,
    `UPDATE events SET seq = ${a} WHERE seq = ${b}`,
    `UPDATE events SET seq = ${b} WHERE seq = 1000`,
  ];
}
