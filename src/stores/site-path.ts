import { ImprimaturError } from '../errors.ts';

const LONGEST = 1024;
// No file system takes a longer name.
const SEGMENT = /^[A-Za-z0-9._-]{1,255}$/;

/** Whether a path names a file that the public site may hold. */
export function isSitePath(path: string): boolean {
  return path.length <= LONGEST && path.split('/').every(isSegment);
}

/** Returns once the path is one that the public site may hold; throws `refused` otherwise. */
export function checkSitePath(path: string): void {
  if (!isSitePath(path)) throw new ImprimaturError('refused', `${JSON.stringify(path)} is not a path of the site`);
}

// A leading dot covers `.`, `..` and the files that stores keep for themselves.
function isSegment(segment: string): boolean {
  return SEGMENT.test(segment) && (!segment.startsWith('.') || segment === '.well-known');
}
