import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftover } from './write-durably.ts';

const AN_HOUR = 3_600_000;

/** Removes what crashed writers left in a folder and those below it, sparing what a living one may still be writing. */
export function sweepLeftovers(folder: string, now: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sweepLeftovers(path, now);
    else if (isLeftover(entry.name) && isOlder(path, now - AN_HOUR)) rmSync(path, { force: true });
  }
}

function isOlder(file: string, than: number): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found !== undefined && found.mtimeMs < than;
}
