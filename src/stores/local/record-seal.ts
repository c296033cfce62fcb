import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Digest, digestBytes, digestValue } from '../../digest.ts';

/**
 * What the records' file was, byte for byte, when it was last closed. SQLite checks its structure and the chain its
 * events; only the whole file's digest also sees a change in what neither of them reads.
 */
export interface RecordSeal {
  /** How many transactions the file had seen: a file that has seen more is not judged by this seal. */
  readonly writes: number;
  /** Absent where the file was just made: it is judged once something is in it. */
  readonly digest: Digest | null;
}

/** The seal that a new database file has until it is closed for the first time. */
export const FIRST_SEAL: RecordSeal = { writes: 0, digest: null };

/** The name of the seal's file. */
export const sealPath = (database: string): string => `${database}.seal`;

/** The seal of a database file as it is now; `undefined` while some of it is still in the write-ahead log. */
export function sealOf(database: string, writes: number): RecordSeal | undefined {
  const log = `${database}-wal`;
  if (existsSync(log) && statSync(log).size > 0) return undefined;
  return { writes, digest: digestBytes(readFileSync(database)) };
}

/** A seal as the text that is kept: with a digest of its own, so that a damaged seal is told from a damaged file. */
export function sealText(seal: RecordSeal): string {
  return `${JSON.stringify({ ...seal, self: digestValue(seal) })}\n`;
}

/** What is wrong with a database file by the seal kept beside it, in words; `undefined` when nothing is, or nothing can be said. */
export function sealFault(database: string, writes: number): string | undefined {
  const path = sealPath(database);
  if (!existsSync(path)) return writes === 0 ? undefined : `${path} is missing`;
  const kept = readSeal(readFileSync(path, 'utf8'));
  if (kept === undefined) return `${path} no longer matches its digest`;
  if (kept.writes > writes)
    return `${database} has seen ${writes} writes, its seal ${kept.writes}: it is an older copy`;
  if (kept.writes < writes || kept.digest === null) return undefined;
  const now = sealOf(database, writes);
  return now === undefined || now.digest === kept.digest
    ? undefined
    : `${database} was changed after it was last closed`;
}

function readSeal(text: string): RecordSeal | undefined {
  try {
    const { self, ...seal } = JSON.parse(text) as RecordSeal & { self: Digest };
    return digestValue(seal) === self && sealText(seal) === text ? seal : undefined;
  } catch {
    return undefined;
  }
}
