import { closeSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { lastWholeLine } from './whole-lines.ts';
import { writeAll } from './write-durably.ts';

/** A line to add to a file, and what is then to be told. */
export interface NextLine<Result> {
  readonly line: string;
  readonly result: Result;
}

/** Adds the line that follows the last one of a file, durably and whole or not at all; the caller holds the lock. */
export function appendLine<Result>(file: string, next: (last: string | undefined) => NextLine<Result>): Result {
  const handle = openSync(file, 'a+');
  try {
    const { text, end } = lastWholeLine(handle, file);
    const { line, result } = next(text);
    // What a crash left unfinished was never acknowledged, and would spoil the line that follows it.
    ftruncateSync(handle, end);
    writeOrUndo(handle, Buffer.from(`${line}\n`), end);
    fsyncSync(handle);
    return result;
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
