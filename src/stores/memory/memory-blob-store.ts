import { type Digest, digestBytes } from '../../digest.ts';
import type { BlobStore } from '../blob-store.ts';
import { checkDigest } from '../check-digest.ts';

/** Blobs that last as long as the process. */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<Digest, Uint8Array>();

  async put(bytes: string | Uint8Array): Promise<Digest> {
    const digest = digestBytes(bytes);
    if (!this.#blobs.has(digest)) this.#blobs.set(digest, new Uint8Array(Buffer.from(bytes)));
    return digest;
  }

  async get(digest: Digest): Promise<Uint8Array | undefined> {
    checkDigest(digest);
    return this.#blobs.get(digest)?.slice();
  }

  async *list(): AsyncIterable<Digest> {
    yield* [...this.#blobs.keys()].sort();
  }
}
