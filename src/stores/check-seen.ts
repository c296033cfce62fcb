import { ImprimaturError } from '../errors.ts';

/** Returns if a file's ETag, `null` for no file, is the one its writer saw; throws `conflict` otherwise. */
export function checkSeen(path: string, etag: string | null, seen: string | null): void {
  if (etag === seen) return;
  const now = etag === null ? 'there is no such file now' : 'it is not the file that its writer saw';
  throw new ImprimaturError('conflict', `${path}: ${now}`);
}
