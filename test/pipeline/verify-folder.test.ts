import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { House } from '../../src/pipeline/house.ts';
import { keepCheckpoint } from '../../src/pipeline/keep-checkpoint.ts';
import { readAnchors } from '../../src/pipeline/read-anchors.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { readCheckpoints } from '../../src/pipeline/verify-checkpoints.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { openLocalStores } from '../../src/stores/local/open-local-stores.ts';
import { emptyFolder } from '../cli/program.ts';
import { localFolders } from '../stores/local-folders.ts';
import { aDesk, approve, build, PACK, publishOne, signAll, ZINC } from './a-desk.ts';
import { aHouse } from './a-house.ts';
import { aPack } from './a-pack.ts';
import { flipByte } from './tamper.ts';

const NEXT = aPack({ title: 'Zinc against colds' });
const { aFolder } = localFolders();
const kept = [emptyFolder(), emptyFolder()];
const [FOLDER = '', EARLIER = ''] = kept.map(({ path }) => path);
const CHECKPOINTS = 'checkpoints.jsonl';
const RECORDS = 'records.sqlite';
const SEAL = 'records.sqlite.seal';

let house: House;
beforeAll(async () => {
  house = await aHouse();
  const first = await aDesk(house, { stores: await openLocalStores(FOLDER) });
  await build([PACK], first);
  await keepCheckpoint(first);
  await signAll(first);
  await keepCheckpoint(first);
  await first.stores.records.close();
  cpSync(FOLDER, EARLIER, { recursive: true });
  const later = await aDesk(house, { stores: await openLocalStores(FOLDER) });
  await publishOne(later);
  await keepCheckpoint(later);
  await withdraw(ZINC, 'pip', 'Recalled.', later);
  await keepCheckpoint(later);
  await approve(later, NEXT);
  await keepCheckpoint(later);
  await later.stores.records.close();
});
afterAll(() => {
  for (const folder of kept) folder.remove();
});

/** What verify finds in a copy of the folder after something was done to it, in words. */
async function foundAfter(damage: (folder: string) => void, anchors: string | undefined = undefined): Promise<string> {
  const folder = aFolder();
  cpSync(FOLDER, folder, { recursive: true });
  damage(folder);
  return foundIn(folder, anchors);
}

async function foundIn(folder: string, anchors?: string): Promise<string> {
  try {
    const stores = await openLocalStores(folder, { mayBeNew: false });
    try {
      const deps = await aDesk(house, { stores });
      const { faults } = await verify(deps, anchors === undefined ? [] : readAnchors('kept', anchors));
      return faults.map(({ code, subject, message }) => `${code} ${subject}: ${message}`).join('\n');
    } finally {
      await stores.records.close();
    }
  } catch (error) {
    // What the command names, as it cannot be opened.
    expect(error).toMatchObject({ code: 'refused' });
    return (error as Error).message;
  }
}

const linesOf = (folder: string): readonly string[] => readFileSync(join(folder, CHECKPOINTS), 'utf8').split('\n');
const lines = (choose: (all: readonly string[]) => readonly string[]) => (folder: string) => {
  const all = linesOf(folder).slice(0, -1);
  writeFileSync(
    join(folder, CHECKPOINTS),
    choose(all)
      .map((line) => `${line}\n`)
      .join(''),
  );
};
const removed =
  (...names: readonly string[]) =>
  (folder: string) => {
    for (const name of names) rmSync(join(folder, name), { recursive: true });
  };
const putBack =
  (...names: readonly string[]) =>
  (folder: string) => {
    for (const name of names) cpSync(join(EARLIER, name), join(folder, name), { recursive: true });
  };
const swapped = (a: string, b: string) => (folder: string) => {
  renameSync(join(folder, a), join(folder, 'swapped'));
  renameSync(join(folder, b), join(folder, a));
  renameSync(join(folder, 'swapped'), join(folder, b));
};
const both =
  (...damages: readonly ((folder: string) => void)[]) =>
  (folder: string) => {
    for (const damage of damages) damage(folder);
  };

describe('verifying a data folder', () => {
  it('finds nothing wrong with one as it was left, nor with the earlier one', async () => {
    expect([await foundAfter(() => {}), await foundIn(EARLIER)]).toEqual(['', '']);
  });

  it('names every file of it that is taken away, emptied, cut off or added to', async () => {
    const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'lock.sqlite')
      .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));
    expect(files).toEqual(expect.arrayContaining([CHECKPOINTS, RECORDS, SEAL, join('site', 'index.html')]));

    for (const file of files) {
      const { size } = statSync(join(FOLDER, file));
      const damages = {
        'taken away': (folder: string) => rmSync(join(folder, file)),
        emptied: (folder: string) => truncateSync(join(folder, file)),
        'cut off': (folder: string) => truncateSync(join(folder, file), Math.floor(size / 2)),
        'cut off by one': (folder: string) => truncateSync(join(folder, file), size - 1),
        'added to': (folder: string) => appendFileSync(join(folder, file), 'x\n'),
      };
      for (const [what, damage] of Object.entries(damages))
        expect(`${file} ${what}: ${await foundAfter(damage)}`).not.toBe(`${file} ${what}: `);
    }
  }, 60_000);

  it.each([
    ['the last checkpoint', lines((all) => all.slice(0, -1)), /checkpoint 5 is missing at the end/],
    ['all but the first', lines((all) => all.slice(0, 1)), /checkpoints 2 to 5 are missing at the end/],
    ['the first', lines((all) => all.slice(1)), /checkpoint 1 is missing before checkpoint 2/],
    ['one in the middle', lines((all) => all.toSpliced(2, 1)), /checkpoint 3 is missing before checkpoint 4/],
    ['all lines', lines(() => []), /checkpoints 1 to 5 are missing at the end/],
    ['the file', removed(CHECKPOINTS), /checkpoints 1 to 5 are missing at the end/],
    ['the end of the last', (folder: string) => cutEnd(folder), /checkpoint 5 is missing at the end/],
  ])('names lost checkpoints: %s', async (_, damage, expected) => {
    expect(await foundAfter(damage)).toMatch(expected);
  });

  it.each([
    [
      'two swapped',
      lines(([a = '', b = '', ...rest]) => [b, a, ...rest]),
      /checkpoint 1 is missing before checkpoint 2/,
    ],
    ['the last one twice', lines((all) => [...all, ...all.slice(-1)]), /checkpoint 5 .* is out of its place/],
    ['the first one again', lines((all) => [...all, ...all.slice(0, 1)]), /checkpoint 1 .* is out of its place/],
    ['an earlier file', putBack(CHECKPOINTS), /checkpoints 3 to 5 are missing at the end/],
  ])('names checkpoints that are not where they were: %s', async (_, damage, expected) => {
    expect(await foundAfter(damage)).toMatch(expected);
  });

  it('names the checkpoint of which any byte was changed', async () => {
    const folder = aFolder();
    cpSync(FOLDER, folder, { recursive: true });
    const deps = await aDesk(house, { stores: await openLocalStores(folder) });
    const file = join(folder, CHECKPOINTS);
    const unnamed: number[] = [];

    for (let at = 0; at < statSync(file).size; at += 1) {
      flipByte(file, at);
      const { faults } = await readCheckpoints(deps, []);
      flipByte(file, at);
      if (faults.length === 0) unnamed.push(at);
    }

    expect(unnamed).toEqual([]);
    expect((await readCheckpoints(deps, [])).faults).toEqual([]);
    await deps.stores.records.close();
  }, 30_000);

  it.each([
    ['the records', putBack(RECORDS), /it is an older copy/],
    ['the records, without their seal', both(putBack(RECORDS), removed(SEAL)), /seal is missing/],
    ['the records with their seal', putBack(RECORDS, SEAL), /the checkpoint of .* saw/],
    ['the records with their seal, without checkpoints', both(putBack(RECORDS, SEAL), removed(CHECKPOINTS)), /missing/],
    ['all but pages and blobs', putBack(RECORDS, SEAL, CHECKPOINTS), /^stray zinc-colds\/index.html/m],
  ])('names what was put back to an earlier day: %s', async (_, damage, expected) => {
    expect(await foundAfter(damage)).toMatch(expected);
  });

  it.each([
    ['records and checkpoints', swapped(RECORDS, CHECKPOINTS)],
    ['records and seal', swapped(RECORDS, SEAL)],
    ['seal and checkpoints', swapped(SEAL, CHECKPOINTS)],
    ['two pages', swapped('site/index.html', 'site/zinc-colds/index.html')],
    ['site and blobs', swapped('site', 'blobs')],
  ])('names what was swapped: %s', async (_, damage) => {
    expect(await foundAfter(damage)).not.toBe('');
  });

  it.each([
    ['the site', removed('site')],
    ['the blobs', removed('blobs')],
    ['the records', removed(RECORDS)],
    ['the records and what speaks of them', removed(RECORDS, SEAL, CHECKPOINTS)],
    ['all that is in it', (folder: string) => removed(...readdirSync(folder))(folder)],
  ])('names what is gone as a whole: %s', async (_, damage) => {
    expect(await foundAfter(damage)).not.toBe('');
  });

  it('misses nothing where the lock is gone, which holds nothing, and says so where it was made something else', async () => {
    expect(await foundAfter(removed('lock.sqlite'))).toBe('');
    expect(await foundAfter((folder) => appendFileSync(join(folder, 'lock.sqlite'), 'x'.repeat(999)))).toContain(
      'lock.sqlite is not the lock that it was',
    );
  });

  it.each([
    ['checkpoints', lines((all) => all.slice(0, 2)), /checkpoints 3 to 5 are missing before checkpoint 6/],
    ['the file of checkpoints', removed(CHECKPOINTS), /checkpoints 1 to 5 are missing before checkpoint 6/],
    ['events', putBack(RECORDS, SEAL), /is not the one that the checkpoint of .* saw/],
  ])('goes on naming lost %s when work went on', async (_, damage, expected) => {
    expect(await foundAfter(damage)).not.toBe('');
    const folder = aFolder();
    cpSync(FOLDER, folder, { recursive: true });
    damage(folder);

    const deps = await aDesk(house, { stores: await openLocalStores(folder) });
    await build([aPack({ title: 'Zinc once more' })], deps);
    await signAll(deps);
    await publishOne(deps);
    await withdraw(ZINC, 'pip', 'Recalled again.', deps);
    await keepCheckpoint(deps);
    await deps.stores.records.close();

    expect(await foundIn(folder)).toMatch(expected);
  });
});

describe('verifying against what is kept elsewhere', () => {
  const everything = (): string => readFileSync(join(FOLDER, CHECKPOINTS), 'utf8');
  const last = (): string => linesOf(FOLDER).at(-2) ?? '';

  it('finds nothing wrong while what was kept is among what is there', async () => {
    const digest = JSON.parse(last()).digest;
    const stores = await openLocalStores(FOLDER);

    expect(await foundAfter(() => {}, everything())).toBe('');
    expect((await verify(await aDesk(house, { stores }), [digest])).faults).toEqual([]);
    await stores.records.close();
  });

  it('names what was lost when all of it was put back to an earlier day', async () => {
    const { digest } = JSON.parse(last());

    expect(await foundIn(EARLIER)).toBe('');
    expect(await foundIn(EARLIER, last())).toMatch(
      new RegExp(`checkpoint ${digest}: .*\\ncheckpoint zinc-colds: .* the chain has 4 events`),
    );
    const stores = await openLocalStores(EARLIER);
    const { faults, checkpoint } = await verify(await aDesk(house, { stores }), [digest]);
    await stores.records.close();
    expect(faults).toEqual([expect.objectContaining({ code: 'checkpoint', subject: digest })]);
    expect(checkpoint).toMatchObject({ number: 2 });
  });

  it('tells the last checkpoint, which is what to keep', async () => {
    const stores = await openLocalStores(FOLDER);
    const { checkpoint } = await verify(await aDesk(house, { stores }));
    await stores.records.close();

    const { number, digest, at } = JSON.parse(last());
    expect(checkpoint).toEqual({ number, digest, at });
  });

  it.each([
    ['nothing', '\n', 'kept: found no checkpoint in it'],
    ['something else', 'x', 'kept:1 is not a checkpoint'],
    ['a changed one', '{"articles":0,"tips":[]}', 'kept:1 does not match its digest'],
  ])('refuses to be held to %s', (_, text, message) => {
    expect(() => readAnchors('kept', text)).toThrow(message);
  });
});

function cutEnd(folder: string): void {
  const file = join(folder, CHECKPOINTS);
  expect(existsSync(file)).toBe(true);
  truncateSync(file, statSync(file).size - 100);
}
