import { DatabaseSync } from 'node:sqlite';
import { ImprimaturError } from '../../errors.ts';
import { holdLock } from './folder-lock.ts';
import { SCHEMA, SCHEMA_VERSION } from './record-schema.ts';

const PATIENCE = 10_000;

/** Opens the records' database, made new if there is none; refuses a damaged, a foreign or a newer one. */
export function openRecordDatabase(file: string, lock: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  try {
    // Turning WAL on does not wait for other openers as other statements do, so openers take turns.
    holdLock(lock, () => prepare(database, file));
    check(database, file);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof ImprimaturError) throw error;
    throw damaged(file, error);
  }
}

function prepare(database: DatabaseSync, file: string): void {
  const version = numberOf(database, 'PRAGMA user_version', 'user_version');
  if (version > SCHEMA_VERSION)
    throw new ImprimaturError(
      'refused',
      `${file} was written by a newer release (schema ${version}, this one knows ${SCHEMA_VERSION}); use that release`,
    );
  if (version > 0 && version < SCHEMA_VERSION)
    throw new ImprimaturError(
      'refused',
      `${file} was written by an earlier release (schema ${version}, this one knows ${SCHEMA_VERSION}); name a new folder and run the batch again`,
    );
  // On macOS a plain sync leaves bytes in the drive's cache; elsewhere `fullfsync` does nothing.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  if (version === 0) create(database, file);
}

function create(database: DatabaseSync, file: string): void {
  const tables = numberOf(database, 'SELECT count(*) AS tables FROM sqlite_schema', 'tables');
  if (tables > 0) throw new ImprimaturError('refused', `${file} is a database of something else; name another folder`);
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
}

function check(database: DatabaseSync, file: string): void {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (found !== 'ok') throw damaged(file, found);
}

function numberOf(database: DatabaseSync, sql: string, column: string): number {
  return Number(database.prepare(sql).get()?.[column]);
}

/** The refusal of a database that cannot be used as it is. */
export function damaged(file: string, cause: unknown): ImprimaturError {
  return new ImprimaturError(
    'refused',
    `${file} cannot be used (${cause}); if it is damaged, restore it from a backup`,
    {
      cause,
    },
  );
}
