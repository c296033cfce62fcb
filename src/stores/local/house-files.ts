import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ImprimaturError } from '../../errors.ts';
import type { SourceFile } from '../../pack/problem.ts';

/** Reads a file that the house cannot do without; rejects with `invalid` when it is not there. */
export function readHouseFile(path: string): SourceFile {
  try {
    return { path, bytes: new Uint8Array(readFileSync(path)) };
  } catch (cause) {
    throw new ImprimaturError('invalid', `found no readable file ${path}`, { cause });
  }
}

/** Reads a file that a policy names, from the policy's own folder. */
export function readBeside(policyPath: string, name: string): { readonly path: string; readonly text: string } {
  const path = resolve(dirname(policyPath), name);
  return { path: name, text: new TextDecoder().decode(readHouseFile(path).bytes) };
}

/** A text that differs once a policy or a file that it names has been written to; a missing file counts as one. */
export function stampOf(policyPath: string, named: readonly string[]): string {
  const paths = [policyPath, ...named.map((name) => resolve(dirname(policyPath), name))];
  return paths
    .map((path) => statSync(path, { throwIfNoEntry: false }))
    .map((stat) => (stat === undefined ? 'none' : `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`))
    .join('; ');
}

/** The first of some paths that exists. */
export function firstExisting(paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

// The desk's own pages are no part of a draft, and what browsers load is no template.
const NOT_OF_PAGES = /^(?:desk|assets)\//;

/** Every template file below a folder, its path relative with `/`, in the same order on every machine. */
export function readTemplates(folder: string): readonly { readonly path: string; readonly text: string }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(hbs|css|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), file }))
    .filter(({ path }) => !NOT_OF_PAGES.test(path))
    .map(({ path, file }) => ({ path, text: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
