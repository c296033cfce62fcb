import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aChange } from '../a-change.ts';
import { collect } from '../collect.ts';
import { localFolders } from './local-folders.ts';

const { aFolder, open } = localFolders();

async function aClosedStore(): Promise<string> {
  const folder = aFolder();
  const { records } = await open(folder);
  for (const slug of ['iron', 'zinc']) await records.commit(aChange({ slug }));
  await records.close();
  return folder;
}

/** Whether opening, reading or asking the store shows that something is wrong. */
async function isNoticed(folder: string): Promise<boolean> {
  try {
    const { records } = await open(folder);
    await collect(records.heads());
    return (await records.faults()).length > 0;
  } catch {
    return true;
  }
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(file, bytes);
}

describe('the seal of the records', () => {
  it('finds nothing wrong with a file as it was closed', async () => {
    const folder = await aClosedStore();

    expect(await isNoticed(folder)).toBe(false);
  });

  it.each([0.01, 0.13, 0.29, 0.37, 0.53, 0.61, 0.79, 0.97])(
    'notices a byte flipped at %d of the file',
    async (part) => {
      const folder = await aClosedStore();
      const file = join(folder, 'records.sqlite');

      flip(file, Math.floor(readFileSync(file).length * part));

      expect(await isNoticed(folder)).toBe(true);
    },
  );

  it('notices a byte flipped in itself', async () => {
    const folder = await aClosedStore();

    flip(join(folder, 'records.sqlite.seal'), 40);

    expect(await isNoticed(folder)).toBe(true);
  });

  it('notices that an older copy was put back', async () => {
    const folder = await aClosedStore();
    const file = join(folder, 'records.sqlite');
    const older = readFileSync(file);
    const { records } = await open(folder);
    await records.commit(aChange({ slug: 'selenium' }));
    await records.close();

    writeFileSync(file, older);

    expect(await isNoticed(folder)).toBe(true);
  });

  it('does not judge a file that was written since, as after a crash', async () => {
    const folder = await aClosedStore();
    const seal = join(folder, 'records.sqlite.seal');
    const earlier = readFileSync(seal);
    const { records } = await open(folder);
    await records.commit(aChange({ slug: 'selenium' }));
    await records.close();

    writeFileSync(seal, earlier);

    expect(await isNoticed(folder)).toBe(false);
  });

  it('is there from the beginning, so that it is missed when it was taken away', async () => {
    const untouched = aFolder();
    await (await open(untouched)).records.close();
    const crashed = aFolder();
    await (await open(crashed)).records.commit(aChange());
    const closed = await aClosedStore();

    expect([await isNoticed(untouched), await isNoticed(crashed), await isNoticed(closed)]).toEqual([
      false,
      false,
      false,
    ]);
    for (const folder of [crashed, closed]) {
      rmSync(join(folder, 'records.sqlite.seal'));
      expect(await isNoticed(folder)).toBe(true);
    }
  });
});
