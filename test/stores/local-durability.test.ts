import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import { firstBreak } from '../../src/ledger/chain.ts';
import { writeDurably } from '../../src/stores/local/write-durably.ts';
import { aChange } from '../a-change.ts';
import { collect } from '../collect.ts';
import { localFolders } from './local-folders.ts';

const CHILDREN = join(import.meta.dirname, 'children');
const ZINC = { slug: 'zinc', locale: 'en-US' };
const TWO_HOURS_AGO = new Date(Date.now() - 7_200_000);

const { aFolder, open } = localFolders();

const leftoversIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.tmp-'));

async function runUntilKilled(folder: string, milliseconds: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [join(CHILDREN, 'write-until-killed.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (acknowledged.length === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds);
    acknowledged.push(Number(line));
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

async function runToItsEnd(script: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(CHILDREN, script), ...args], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([0, null]);
}

describe('writers that are killed', () => {
  it('leave old bytes or new ones, and everything that was acknowledged', async () => {
    const folder = aFolder();

    for (const milliseconds of [3, 20, 41, 77]) {
      const acknowledged = await runUntilKilled(folder, milliseconds);
      const { records, blobs, site } = await open(folder);

      const page = new TextDecoder().decode((await site.read('page.html'))?.bytes);
      const entries = await records.entries(ZINC);
      const kept = await collect(blobs.list());
      expect(page).toMatch(/^(\d)\1{199999}$/);
      expect(entries.length).toBeGreaterThanOrEqual(acknowledged.at(-1) ?? 0);
      expect(firstBreak(ZINC, entries)).toBeUndefined();
      expect(await collect(site.list())).toEqual(['page.html']);
      expect(kept).toEqual(expect.arrayContaining(acknowledged.map((number) => digestBytes(`blob ${number}`))));
      for (const digest of kept) expect(await blobs.get(digest)).toBeDefined();
    }
  }, 60_000);
});

describe('two processes with one folder', () => {
  it('lose none of the counts that both add by compare-and-set', async () => {
    const folder = aFolder();

    await Promise.all([1, 2].map(() => runToItsEnd('count-up.ts', folder, '60')));

    const { records, site } = await open(folder);
    expect((await site.read('count.txt'))?.bytes).toEqual(new TextEncoder().encode('120'));
    expect((await records.entries(ZINC)).map(({ event }) => 'title' in event && event.title)).toEqual(
      Array.from({ length: 120 }, (_, index) => String(index + 1)),
    );
  }, 60_000);

  it('open a new folder together', async () => {
    const folder = aFolder();

    await Promise.all([1, 2, 3, 4].map(() => runToItsEnd('count-up.ts', folder, '1')));

    const { records } = await open(folder);
    expect((await records.head(ZINC))?.tip.seq).toBe(4);
  }, 60_000);
});

describe('two openers of one folder', () => {
  it('let exactly one of their racing commits and writes win', async () => {
    const folder = aFolder();
    const [one, other] = [await open(folder), await open(folder)];

    const commits = [one, other].map(({ records }) => records.commit(aChange()));
    const writes = [one, other].map(({ site }, index) => site.write('page.html', `writer ${index}`, null));
    const outcomes = [await Promise.allSettled(commits), await Promise.allSettled(writes)];

    const statuses = outcomes.map((race) => race.map(({ status }) => status).sort());
    expect(statuses).toEqual(outcomes.map(() => ['fulfilled', 'rejected']));
  });

  it('see at once what the other was acknowledged', async () => {
    const folder = aFolder();
    const [one, other] = [await open(folder), await open(folder)];
    const tip = await one.records.commit(aChange());
    const digest = await one.blobs.put('zinc');

    expect((await other.records.head(ZINC))?.tip).toEqual(tip);
    expect(await other.blobs.get(digest)).toBeDefined();
  });
});

describe('opening a folder again', () => {
  it('finds every acknowledged write, though nothing was closed', async () => {
    const folder = join(aFolder(), 'made', 'on', 'opening');
    const before = await open(folder);
    const tip = await before.records.commit(aChange());
    const digest = await before.blobs.put('zinc');
    const etag = await before.site.write('page.html', 'zinc', null);
    const seen = await before.checkpoints.append('2026-03-02T00:00:00.000Z', [{ article: ZINC, tip }]);

    const after = await open(folder);

    expect((await after.records.head(ZINC))?.tip).toEqual(tip);
    expect(await after.blobs.get(digest)).toEqual(new TextEncoder().encode('zinc'));
    expect((await after.site.read('page.html'))?.etag).toBe(etag);
    expect(await after.checkpoints.latest()).toEqual(seen);
  });

  it('sweeps what crashed writers left an hour ago, and spares what one may still be writing', async () => {
    const folder = aFolder();
    await (await open(folder)).site.write('zinc/index.html', 'zinc', null);
    for (const place of ['site', 'site/zinc', 'blobs']) {
      writeFileSync(join(folder, place, '.tmp-old'), 'half');
      utimesSync(join(folder, place, '.tmp-old'), TWO_HOURS_AGO, TWO_HOURS_AGO);
      writeFileSync(join(folder, place, '.tmp-young'), 'half');
    }

    await open(folder);

    expect(leftoversIn(folder).sort()).toEqual(['blobs/.tmp-young', 'site/.tmp-young', 'site/zinc/.tmp-young']);
  });

  it('neither lists nor serves what a crashed writer left', async () => {
    const folder = aFolder();
    const { site, blobs } = await open(folder);
    const digest = await blobs.put('zinc');
    writeFileSync(join(folder, 'site', '.tmp-young'), 'half');
    writeFileSync(join(folder, 'blobs', digest.slice(7, 9), '.tmp-young'), 'half');

    expect(await collect(site.list())).toEqual([]);
    expect(await collect(blobs.list())).toEqual([digest]);
    await expect(site.read('.tmp-young')).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a write that fails', () => {
  it('leaves the old file whole and nothing beside it when its guard says no', async () => {
    const folder = aFolder();
    const file = join(folder, 'page.html');
    await writeDurably(file, Buffer.from('old'));
    const guard = () => {
      throw new Error('not now');
    };

    await expect(writeDurably(file, Buffer.from('new'), guard)).rejects.toThrow('not now');

    expect(readdirSync(folder)).toEqual(['page.html']);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  it('leaves the old bytes and no leftovers when the disk takes no more', async () => {
    const folder = aFolder();
    const { site, blobs, checkpoints } = await open(folder);
    const seen = await site.write('page.html', 'old', null);
    const before = await checkpoints.append('2026-03-01T00:00:00.000Z', []);

    const command = 'ulimit -f 2000 && exec "$0" "$@"';
    const script = join(CHILDREN, 'write-too-much.ts');
    const { stdout } = spawnSync('sh', ['-c', command, process.execPath, script, folder, seen], { encoding: 'utf8' });

    expect(JSON.parse(stdout)).toEqual(['EFBIG', 'EFBIG', 'EFBIG', 'EFBIG']);
    expect((await site.read('page.html'))?.bytes).toEqual(new TextEncoder().encode('old'));
    expect(await collect(site.list())).toEqual(['page.html']);
    expect(await collect(blobs.list())).toEqual([]);
    expect(await collect(checkpoints.all())).toEqual([before]);
    expect(leftoversIn(folder)).toEqual([]);
  });

  it('says what is in the way of a file or a folder', async () => {
    const { site } = await open(aFolder());
    await site.write('zinc/index.html', 'zinc', null);

    await expect(site.write('zinc', 'file', null)).rejects.toMatchObject({ code: 'refused' });
    await expect(site.write('zinc/index.html/more', 'below', null)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a folder of blobs that was taken away', () => {
  it('is made again by the next put', async () => {
    const folder = aFolder();
    const { blobs } = await open(folder);
    const digest = await blobs.put('zinc');
    rmSync(join(folder, 'blobs', digest.slice(7, 9)), { recursive: true });

    await blobs.put('zinc');

    expect(await blobs.get(digest)).toEqual(new TextEncoder().encode('zinc'));
  });
});

describe('links', () => {
  it.each([
    ['to a file outside', 'page.html', 'secret/page.html', 'page.html'],
    ['to a file inside', 'page.html', 'data/site/real.html', 'page.html'],
    ['that leads nowhere', 'page.html', 'nowhere', 'page.html'],
    ['to a folder outside', 'zinc', 'secret', 'zinc/page.html'],
    ['to a folder outside, above folders to be made', 'zinc', 'secret', 'zinc/new/page.html'],
    ['to a folder that is not there', 'zinc', 'nowhere', 'zinc/page.html'],
  ])('in the site %s are refused by writers, and their targets stay as they are', async (_, link, target, path) => {
    const top = aFolder();
    const { site } = await open(join(top, 'data'));
    await site.write('real.html', 'real', null);
    mkdirSync(join(top, 'secret'));
    writeFileSync(join(top, 'secret', 'page.html'), 'secret');
    symlinkSync(join(top, target), join(top, 'data', 'site', link));

    await expect(site.write(path, 'mine', null)).rejects.toMatchObject({ code: 'refused' });
    await expect(site.write(path, 'mine', digestBytes('secret'))).rejects.toMatchObject({ code: /refused|conflict/ });

    expect(readdirSync(join(top, 'secret'))).toEqual(['page.html']);
    expect(readFileSync(join(top, 'secret', 'page.html'), 'utf8')).toBe('secret');
    expect(await collect(site.list())).toEqual([link, 'real.html'].sort());
  });

  it.each([
    ['file', 'page.html', 'page.html', 'page.html'],
    ['folder', 'zinc', '.', 'zinc/page.html'],
  ])('in the site to a %s are refused by readers and removers', async (_, link, target, path) => {
    const top = aFolder();
    const { site } = await open(join(top, 'data'));
    writeFileSync(join(top, 'page.html'), 'secret');
    symlinkSync(join(top, target), join(top, 'data', 'site', link));

    await expect(site.read(path)).rejects.toMatchObject({ code: 'refused' });
    await expect(site.remove(path, digestBytes('secret'))).rejects.toMatchObject({ code: 'refused' });

    expect(readFileSync(join(top, 'page.html'), 'utf8')).toBe('secret');
  });

  it('among the blobs are refused', async () => {
    const top = aFolder();
    const { blobs } = await open(join(top, 'data'));
    const digest = digestBytes('zinc');
    mkdirSync(join(top, 'elsewhere'));
    symlinkSync(join(top, 'elsewhere'), join(top, 'data', 'blobs', digest.slice(7, 9)));

    await expect(blobs.put('zinc')).rejects.toMatchObject({ code: 'refused' });
    await expect(blobs.get(digest)).rejects.toMatchObject({ code: 'refused' });

    expect(readdirSync(join(top, 'elsewhere'))).toEqual([]);
    expect(await collect(blobs.list())).toEqual([]);
  });

  it('in place of the site are refused on opening', async () => {
    const top = aFolder();
    mkdirSync(join(top, 'data'));
    symlinkSync(top, join(top, 'data', 'site'));

    await expect(open(join(top, 'data'))).rejects.toMatchObject({ code: 'refused' });
  });

  it('to the data folder itself are followed', async () => {
    const top = aFolder();
    mkdirSync(join(top, 'disk'));
    symlinkSync(join(top, 'disk'), join(top, 'data'));
    const { site, blobs } = await open(join(top, 'data'));

    await site.write('zinc/index.html', 'zinc', null);

    expect(await blobs.get(await blobs.put('zinc'))).toBeDefined();
    expect(readFileSync(join(top, 'disk', 'site', 'zinc', 'index.html'), 'utf8')).toBe('zinc');
  });
});
