import { type Digest, isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';

/** Returns once the digest is well formed, so that it can name a file or a key; throws `invalid` otherwise. */
export function checkDigest(digest: Digest): void {
  if (!isDigest(digest)) throw new ImprimaturError('invalid', `${JSON.stringify(digest)} is not a digest`);
}
