import { ImprimaturError } from '../errors.ts';

/** Where the packs of a pack store are. */
export const PACKS = 'packs/';
/** Where the libraries of a pack store are, for all packs alike. */
export const LIBRARIES = 'libraries/';

// The longest key that S3 takes, in bytes.
const LONGEST = 1024;
const LIBRARY = /^libraries\/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/;

/** The id of the library that a path names, or `undefined`. */
export function libraryIdOf(path: string): string | undefined {
  return LIBRARY.exec(path)?.[1];
}

/** Whether a path names a pack or a library that a pack store may hold. */
export function isPackPath(path: string): boolean {
  if (Buffer.byteLength(path) > LONGEST || /\p{Cc}|\p{Cs}|\\/u.test(path)) return false;
  if (path.startsWith(LIBRARIES)) return libraryIdOf(path) !== undefined;
  const [first, ...rest] = path.split('/');
  return `${first}/` === PACKS && /[^/]\.yaml$/.test(path) && rest.every((segment) => !/^\.*$/.test(segment));
}

/** Returns once a path is one that a pack store may hold; throws `invalid` otherwise. */
export function checkPackPath(path: string): void {
  if (!isPackPath(path))
    throw new ImprimaturError(
      'invalid',
      `${JSON.stringify(path)} is no path for a pack, expected packs/….yaml or libraries/<id>.yaml`,
    );
}
