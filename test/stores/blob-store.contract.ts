import { beforeEach, expect, it } from '@jest/globals';
import { type Digest, digestBytes } from '../../src/digest.ts';
import type { BlobStore } from '../../src/stores/blob-store.ts';
import { collect } from '../collect.ts';

/** What every BlobStore owes its callers. An adapter is done when this is green. */
export function itIsABlobStore(open: () => Promise<BlobStore>): void {
  let store: BlobStore;
  beforeEach(async () => {
    store = await open();
  });

  it.each([
    ['text', 'Zinc “≥ 1 µg” 亜鉛 🧪', new TextEncoder().encode('Zinc “≥ 1 µg” 亜鉛 🧪')],
    ['no bytes', '', new Uint8Array()],
    ['bytes that are no text', new Uint8Array([0, 255, 10, 13, 128]), new Uint8Array([0, 255, 10, 13, 128])],
    ['many bytes', 'x'.repeat(300_000), new TextEncoder().encode('x'.repeat(300_000))],
  ])('gives back %s exactly, under their digest', async (_, content, bytes) => {
    const digest = await store.put(content);

    expect(digest).toBe(digestBytes(bytes));
    expect(await store.get(digest)).toEqual(bytes);
  });

  it('gives nothing for a digest that was never put', async () => {
    expect(await store.get(digestBytes('never put'))).toBeUndefined();
  });

  it.each([
    '',
    'zinc',
    'sha256:',
    'sha256:../../records.sqlite',
    `${digestBytes('x')}\n`,
    digestBytes('x').toUpperCase(),
  ])('refuses %j, which is not a digest', async (text) => {
    await expect(store.get(text as Digest)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('keeps the same bytes once, however often and however many at once put them', async () => {
    const digests = await Promise.all(Array.from({ length: 20 }, () => store.put('zinc')));
    await store.put(new TextEncoder().encode('zinc'));

    expect(new Set(digests).size).toBe(1);
    expect(await collect(store.list())).toEqual([digestBytes('zinc')]);
  });

  it('keeps many different blobs put at once', async () => {
    const contents = Array.from({ length: 64 }, (_, index) => `blob ${index}`);

    const digests = await Promise.all(contents.map((content) => store.put(content)));

    const read = await Promise.all(digests.map((digest) => store.get(digest)));
    expect(read.map((bytes) => new TextDecoder().decode(bytes))).toEqual(contents);
  });

  it('lists every digest in order', async () => {
    const contents = Array.from({ length: 40 }, (_, index) => `blob ${index}`);
    for (const content of contents) await store.put(content);

    expect(await collect(store.list())).toEqual(contents.map(digestBytes).sort());
  });

  it('keeps the bytes it was given even if the giver reuses the buffer', async () => {
    const buffer = new TextEncoder().encode('zinc');
    const kept = store.put(buffer);
    buffer.fill(0);

    expect(await store.get(await kept)).toEqual(new TextEncoder().encode('zinc'));
  });

  it('gives bytes that their reader may change without changing the blob', async () => {
    const digest = await store.put('zinc');
    (await store.get(digest))?.fill(0);

    expect(await store.get(digest)).toEqual(new TextEncoder().encode('zinc'));
  });
}
