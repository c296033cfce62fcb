import { randomUUID } from 'node:crypto';
import { closeSync, fsync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from './sync-folder.ts';

const fsyncLater = promisify(fsync);
const LEFTOVER = /^\.tmp-/;

/** Calls the rename that puts a finished file in its place; a guard decides whether, and under which lock. */
export type Guard = (rename: () => void) => void;

/**
 * Puts bytes in a file so that its readers see the old bytes or the new ones, and a resolved call survives a power cut.
 * Whatever fails before the rename, the guard included, leaves the old file whole and nothing beside it.
 */
export async function writeDurably(
  file: string,
  bytes: Uint8Array,
  guard: Guard = (rename) => rename(),
): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.tmp-${randomUUID()}`);
  try {
    await writeWhole(temporary, bytes);
    guard(() => renameSync(temporary, file));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Whether a name is one that a crash between writing and renaming may leave behind. */
export function isLeftover(name: string): boolean {
  return LEFTOVER.test(name);
}

/** Writes all bytes at a handle's position, however many calls the system takes. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(handle, bytes, written);
}

// Only the sync waits for the disk; the rest is quicker done at once than sent through the thread pool.
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = openSync(file, 'wx');
  try {
    writeAll(handle, bytes);
    await fsyncLater(handle);
  } finally {
    closeSync(handle);
  }
}
