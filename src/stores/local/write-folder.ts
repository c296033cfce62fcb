import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes files into a folder, which is made if it is not there; for output that a person asked for, not for keeping. */
export function writeFolder(folder: string, files: readonly { readonly path: string; readonly text: string }[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
}
