import type { Digest } from '../digest.ts';

/** Content-addressed bytes: a blob's key is the digest of its bytes, so it can be checked wherever it is read. */
export interface BlobStore {
  /** Keeps bytes durably and resolves to their digest; keeping the same bytes again changes nothing. */
  put(bytes: string | Uint8Array): Promise<Digest>;
  /** Resolves to the exact bytes, or `undefined` when there are none; rejects with `refused` if they no longer match. */
  get(digest: Digest): Promise<Uint8Array | undefined>;
  /** Every digest in the store, in order. */
  list(): AsyncIterable<Digest>;
}
