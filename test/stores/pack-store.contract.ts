import { beforeEach, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import type { SourceFile } from '../../src/pack/problem.ts';
import type { PackStore } from '../../src/stores/pack-store.ts';

const PATH = 'packs/a.yaml';
const aFile = (text: string, path = PATH): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });
const REFUSED = [
  ...['', 'a.yaml', '/packs/a.yaml', 'packs/', 'packs/a', 'packs/a.yml', 'packs/.yaml', 'packs//a.yaml'],
  ...['packs/../a.yaml', 'packs/./a.yaml', 'packs/.../a.yaml', 'packs/a\\b.yaml', 'packs/a\n.yaml', 'site/index.html'],
  ...[
    'libraries/A.yaml',
    'libraries/a/b.yaml',
    'libraries/a_b.yaml',
    'libraries/.yaml',
    `packs/${'é'.repeat(512)}.yaml`,
  ],
];

/** What every PackStore owes its callers. An adapter is done when this is green. */
export function itIsAPackStore(open: () => Promise<PackStore>): void {
  let store: PackStore;
  beforeEach(async () => {
    store = await open();
  });

  it('finds nothing where nothing was put', async () => {
    expect(await store.find(PATH)).toBeUndefined();
    expect(await (await store.files([PATH])).read(PATH)).toMatchObject({ message: 'found no such pack' });
  });

  it('says of what was put what its bytes are and who put it', async () => {
    await store.put(aFile('zinc “≥ 1 µg”'), 'pat', null);

    expect(await store.find(PATH)).toEqual({
      digest: digestBytes('zinc “≥ 1 µg”'),
      etag: expect.stringMatching(/./),
      pushedBy: 'pat',
    });
  });

  it('puts a file in the place of the one before it, which is then another person’s', async () => {
    await store.put(aFile('first'), 'pat', null);
    const first = await store.find(PATH);

    await store.put(aFile('second'), 'mo', first?.etag ?? null);

    const second = await store.find(PATH);
    expect(second).toMatchObject({ digest: digestBytes('second'), pushedBy: 'mo' });
    expect(second?.etag).not.toBe(first?.etag);
  });

  it('rejects what is put onto something that is not what its writer saw', async () => {
    await store.put(aFile('first'), 'pat', null);
    const seen = (await store.find(PATH))?.etag ?? null;
    await store.put(aFile('second'), 'mo', seen);

    await expect(store.put(aFile('third'), 'ed', seen)).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.put(aFile('third'), 'ed', null)).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.put(aFile('new', 'packs/b.yaml'), 'ed', seen)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.find(PATH)).toMatchObject({ digest: digestBytes('second') });
    expect(await store.find('packs/b.yaml')).toBeUndefined();
  });

  it('lets one of twenty people put a file at one place', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => store.put(aFile(`file ${index}`), 'pat', null)),
    );

    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(lost).toEqual(Array.from({ length: 19 }, () => 'conflict'));
  });

  it('hands batches the packs asked for and every library, each with who pushed it', async () => {
    await store.put(aFile('a'), 'pat', null);
    await store.put(aFile('b', 'packs/deep/er/b c.yaml'), 'mo', null);
    await store.put(aFile('facts', 'libraries/crisis-lines.yaml'), 'ed', null);

    const files = await store.files(['packs/deep/er/b c.yaml', PATH, PATH]);

    expect(files.paths).toEqual([PATH, 'packs/deep/er/b c.yaml']);
    expect(await files.read(PATH)).toEqual({ ...aFile('a'), pushedBy: 'pat' });
    expect(await files.read('packs/deep/er/b c.yaml')).toEqual({
      ...aFile('b', 'packs/deep/er/b c.yaml'),
      pushedBy: 'mo',
    });
    expect(files.libraries(PATH)('crisis-lines')).toEqual({
      ...aFile('facts', 'libraries/crisis-lines.yaml'),
      pushedBy: 'ed',
    });
    expect(files.libraries(PATH)('none')).toBeUndefined();
  });

  it('keeps the bytes it was given even if the giver reuses the buffer', async () => {
    const file = aFile('zinc');
    const put = store.put(file, 'pat', null);
    file.bytes.fill(0);
    await put;

    expect(await store.find(PATH)).toMatchObject({ digest: digestBytes('zinc') });
  });

  it.each(REFUSED)('has no place for %j', async (path) => {
    await expect(store.find(path)).rejects.toMatchObject({ code: 'invalid' });
    await expect(store.put(aFile('a', path), 'pat', null)).rejects.toMatchObject({ code: 'invalid' });
  });
}
