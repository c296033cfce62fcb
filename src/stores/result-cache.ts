import type { Digest } from '../digest.ts';

/** Results that can be made again at any time, by the digest of all that they depend on; nothing relies on one being kept. */
export interface ResultCache {
  /** The JSON value kept under a key, if it is there whole. */
  get(key: Digest): unknown;
  /** Keeps a JSON value; a failure to keep it is no failure. */
  put(key: Digest, value: unknown): void;
}
