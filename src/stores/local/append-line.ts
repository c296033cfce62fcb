import { closeSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { lastWholeLine } from './whole-lines.ts';
import { writeAll } from './write-durably.ts';

/** Adds a line to a file, durably and whole or not at all; the caller holds the lock. */
export function appendLine(file: string, line: Uint8Array): void {
  const handle = openSync(file, 'a+');
  try {
    // What a crash left unfinished was never acknowledged, and would spoil the line that follows it.
    const { end } = lastWholeLine(handle, file);
    ftruncateSync(handle, end);
    writeOrUndo(handle, line, end);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeOrUndo(handle: number, line: Uint8Array, end: number): void {
  try {
    writeAll(handle, line);
  } catch (error) {
    ftruncateSync(handle, end);
    throw error;
  }
}
