import { lstatSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { ImprimaturError } from '../../errors.ts';
import { errorCode } from './error-code.ts';
import { syncFolderNow } from './sync-folder.ts';

/**
 * Reads a file below a real folder, or `undefined` when there is none; refuses if a link stands anywhere on the way.
 * At once, as SQLite reads too: a small local file is there sooner than a turn of the thread pool.
 */
export function readOwnFile(file: string): Uint8Array | undefined {
  if (!isReal(dirname(file))) return undefined;
  return orAbsent(() => {
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() === true) throw refusal(file);
    return found?.isFile() === true ? new Uint8Array(readFileSync(file)) : undefined;
  });
}

/** Refuses what stands where a file of the stores belongs and is none: a folder, a link, a device. */
export function mustBeFileIfThere(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile())
    throw new ImprimaturError('refused', `${file} cannot be a file: something else is in the way`);
}

/** Makes a folder below a real one, durably, unless it is there; refuses if a link or a file stands anywhere on the way. */
export function ensureOwnFolder(folder: string): void {
  if (isThere(folder)) return;
  const parent = dirname(folder);
  ensureOwnFolder(parent);
  addOwnFolder(folder);
  // Before anything else happens in this process, or a file in the new folder could be vouched for without the folder.
  syncFolderNow(parent);
}

/** Makes one folder in a real one unless it is there, and says whether it did; durable once the one above is synced. */
export function addOwnFolder(folder: string): boolean {
  if (isThere(folder)) return false;
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    // Another process was quicker, or a link that leads nowhere stands there.
    if (errorCode(error) === 'EEXIST' && isThere(folder)) return false;
    throw errorCode(error) === 'EEXIST' ? refusal(folder) : error;
  }
}

function isThere(folder: string): boolean {
  if (!isReal(folder)) return false;
  if (lstatSync(folder).isDirectory()) return true;
  throw new ImprimaturError('refused', `${folder} cannot be a folder: something else is in the way`);
}

// A path is its own real path exactly when no part of it is a link.
function isReal(path: string): boolean {
  const real = orAbsent(() => realpathSync.native(path));
  if (real !== undefined && real !== path) throw refusal(path);
  return real !== undefined;
}

function orAbsent<Found>(find: () => Found): Found | undefined {
  try {
    return find();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function refusal(file: string): ImprimaturError {
  return new ImprimaturError('refused', `${file} is a link or is reached through one; remove the link`);
}
