import type { DatabaseSync } from 'node:sqlite';
import { ImprimaturError } from '../../errors.ts';

const BUSY = 5;
const REFUSED_BY_TRIGGER = 1811;

/** Does all of some work or none of it, after every other writer; a resolved call survives a power cut. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw plainly(error);
  }
}

function plainly(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  if (isBusy(error))
    return new ImprimaturError('conflict', 'another process has held the records for too long; try again', {
      cause: error,
    });
  if (error.errcode === REFUSED_BY_TRIGGER)
    return new ImprimaturError('refused', `the records do not allow it: ${error.message}; run verify`, {
      cause: error,
    });
  return error;
}

/** Whether an error says that somebody else holds a database. */
export const isBusy = (error: unknown): boolean => isSqliteError(error) && (error.errcode & 0xff) === BUSY;

function isSqliteError(error: unknown): error is { readonly errcode: number; readonly message: string } {
  return typeof error === 'object' && error !== null && 'errcode' in error && 'message' in error;
}
