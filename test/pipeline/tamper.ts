import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Digest } from '../../src/digest.ts';

/** Changes the records of a local folder without the program; the rules that keep events as they are go first. */
export function behindItsBack(folder: string, ...statements: readonly string[]): void {
  const database = new DatabaseSync(join(folder, 'records.sqlite'));
  try {
    for (const name of ['stay', 'remain', 'follow']) database.exec(`DROP TRIGGER IF EXISTS events_${name}`);
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}

/** Changes one byte of a file. */
export function flipByte(path: string, at = 0): void {
  const bytes = readFileSync(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Where a local folder keeps a blob. */
export function blobPath(folder: string, digest: Digest): string {
  const hex = digest.slice('sha256:'.length);
  return join(folder, 'blobs', hex.slice(0, 2), hex.slice(2));
}
