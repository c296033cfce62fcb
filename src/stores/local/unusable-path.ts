import { ImprimaturError } from '../../errors.ts';
import { errorCode } from './error-code.ts';

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'this account may not use it',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'it is a folder, expected a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of it is a file, expected a folder',
  EPERM: 'this account may not use it',
  EROFS: 'it is on a disk that can only be read',
};

/** The `invalid` request behind an error of the system about a path that somebody named, or `undefined` for any other error. */
export function unusablePath(error: unknown): ImprimaturError | undefined {
  const why = WHY[errorCode(error) ?? ''];
  if (why === undefined || !(error instanceof Error) || !('path' in error)) return undefined;
  return new ImprimaturError('invalid', `cannot use ${error.path}: ${why}`, { cause: error });
}
