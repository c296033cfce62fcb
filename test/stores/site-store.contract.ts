import { beforeEach, describe, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import type { SiteStore } from '../../src/stores/site-store.ts';
import { collect } from '../collect.ts';

const PAGE = 'zinc/index.html';

const REFUSED = [
  '',
  '/',
  '/etc/passwd',
  'zinc/',
  'zinc//index.html',
  '..',
  '../records.sqlite',
  'zinc/../../records.sqlite',
  'zinc/..',
  './zinc',
  'zinc/.',
  '.env',
  'zinc/.htaccess',
  '.tmp-1',
  '.well-known.txt',
  'zinc\\index.html',
  '..\\records.sqlite',
  'C:/zinc',
  'zinc\0.html',
  'zinc\n',
  'zinc index.html',
  'zinc/%2e%2e/records.sqlite',
  'zink/größe.html',
  'zinc?.html',
  'z'.repeat(1025),
];

/** What every SiteStore owes its callers. An adapter is done when this is green. */
export function itIsASiteStore(open: () => Promise<SiteStore>): void {
  let store: SiteStore;
  beforeEach(async () => {
    store = await open();
  });

  it('gives back exactly what was written, under its ETag', async () => {
    const etag = await store.write(PAGE, 'Zinc “≥ 1 µg”', null);

    expect(await store.read(PAGE)).toEqual({ bytes: new TextEncoder().encode('Zinc “≥ 1 µg”'), etag });
  });

  it.each([PAGE, 'zinc', 'zinc/index.html/more'])('has nothing at %s', async (path) => {
    await store.write('zinc/other.html', 'zinc', null);

    expect(await store.read(path)).toBeUndefined();
  });

  it('has nothing where only a folder is, or below a file', async () => {
    await store.write(PAGE, 'zinc', null);

    expect(await store.read('zinc')).toBeUndefined();
    expect(await store.read(`${PAGE}/more`)).toBeUndefined();
  });

  it('replaces a file that is still what its writer saw', async () => {
    const first = await store.write(PAGE, 'first', null);

    const second = await store.write(PAGE, 'second', first);

    expect(second).not.toBe(first);
    expect(await store.read(PAGE)).toEqual({ bytes: new TextEncoder().encode('second'), etag: second });
  });

  it('rejects a write over a file that its writer did not see', async () => {
    await store.write(PAGE, 'first', null);

    await expect(store.write(PAGE, 'second', null)).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.write(PAGE, 'second', digestBytes('else'))).rejects.toMatchObject({ code: 'conflict' });

    expect((await store.read(PAGE))?.bytes).toEqual(new TextEncoder().encode('first'));
  });

  it('rejects a write over a file that is not there', async () => {
    await expect(store.write(PAGE, 'zinc', digestBytes('zinc'))).rejects.toMatchObject({ code: 'conflict' });

    expect(await collect(store.list())).toEqual([]);
  });

  it('lets exactly one of fifty racing writers win', async () => {
    const seen = await store.write(PAGE, 'before', null);

    const race = Array.from({ length: 50 }, (_, index) => store.write(PAGE, `writer ${index}`, seen));
    const outcomes = await Promise.allSettled(race);

    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(lost).toEqual(Array.from({ length: 49 }, () => 'conflict'));
    expect([(await store.read(PAGE))?.etag]).toEqual(won);
  });

  it('removes a file that is still what its remover saw', async () => {
    const etag = await store.write(PAGE, 'zinc', null);

    await store.remove(PAGE, etag);

    expect(await store.read(PAGE)).toBeUndefined();
    expect(await collect(store.list())).toEqual([]);
  });

  it('rejects removing a file that is no longer what its remover saw, or is gone', async () => {
    const first = await store.write(PAGE, 'first', null);
    const second = await store.write(PAGE, 'second', first);

    await expect(store.remove(PAGE, first)).rejects.toMatchObject({ code: 'conflict' });
    await store.remove(PAGE, second);
    await expect(store.remove(PAGE, second)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('accepts a removed file as absent, and not by its ETag', async () => {
    const etag = await store.write(PAGE, 'zinc', null);
    await store.remove(PAGE, etag);

    await expect(store.write(PAGE, 'again', etag)).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.write(PAGE, 'again', null)).resolves.toEqual(expect.any(String));
  });

  it('lists every path in order, folders and files mixed', async () => {
    const paths = [
      'a/b.html',
      'a-b/index.html',
      'a.css',
      'a/b/c.html',
      'a/b-c.html',
      'Z.txt',
      '.well-known/security.txt',
    ];
    for (const path of paths) await store.write(path, path, null);

    expect(await collect(store.list())).toEqual(paths.toSorted());
  });

  it('gives bytes that their reader may change without changing the file', async () => {
    await store.write(PAGE, 'zinc', null);
    (await store.read(PAGE))?.bytes.fill(0);

    expect((await store.read(PAGE))?.bytes).toEqual(new TextEncoder().encode('zinc'));
  });

  it('keeps the bytes it was given even if the giver reuses the buffer', async () => {
    const buffer = new TextEncoder().encode('zinc');
    const written = store.write(PAGE, buffer, null);
    buffer.fill(0);

    expect(await written).toBe((await store.read(PAGE))?.etag);
    expect((await store.read(PAGE))?.bytes).toEqual(new TextEncoder().encode('zinc'));
  });

  it.each(['a', `${'a/'.repeat(20)}z.html`, '.well-known/security.txt', 'a..b/c...html', 'assets/site-1.2_3.css'])(
    'accepts the path %s',
    async (path) => {
      await store.write(path, 'zinc', null);

      expect(await collect(store.list())).toEqual([path]);
    },
  );

  describe.each(REFUSED)('at the path %j', (path) => {
    it('refuses to read, to write and to remove', async () => {
      await expect(store.read(path)).rejects.toMatchObject({ code: 'refused' });
      await expect(store.write(path, 'zinc', null)).rejects.toMatchObject({ code: 'refused' });
      await expect(store.remove(path, digestBytes('zinc'))).rejects.toMatchObject({ code: 'refused' });

      expect(await collect(store.list())).toEqual([]);
    });
  });
}
