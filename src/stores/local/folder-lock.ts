import { DatabaseSync } from 'node:sqlite';
import { ImprimaturError } from '../../errors.ts';
import { isBusy } from './in-transaction.ts';

const PATIENCE = 10_000;

/**
 * Does one thing while no other process, and nothing else in this one, holds the same lock file.
 * SQLite's lock is the system's own, so it ends with its holder, however the holder ends.
 */
export function holdLock<Result>(file: string, work: () => Result): Result {
  const lock = new DatabaseSync(file, { timeout: PATIENCE });
  try {
    begin(lock, file);
    return work();
  } finally {
    lock.close();
  }
}

function begin(lock: DatabaseSync, file: string): void {
  try {
    lock.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    if (isBusy(cause))
      throw new ImprimaturError('conflict', `${file} has been held by another process for too long; try again`, {
        cause,
      });
    throw new ImprimaturError(
      'refused',
      `${file} is not the lock that it was (${cause}); remove it, it holds nothing`,
      {
        cause,
      },
    );
  }
}
