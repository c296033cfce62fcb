import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ImprimaturError } from '../../errors.ts';
import type { Problem, SourceFile } from '../../pack/problem.ts';
import { MAX_FILE_BYTES } from '../../pack/read-yaml.ts';
import type { PackFiles } from '../pack-files.ts';
import { readOrdinaryFile } from './read-ordinary-file.ts';
import { readStandardInput } from './read-standard-input.ts';

const STANDARD_INPUT = '-';

/**
 * The pack files at some paths: files as they are, `-` as what comes by standard input with this folder's libraries,
 * folders with every `.yaml` below them except `libraries/`.
 * Rejects with `invalid` a path that is not there, and a folder without a pack.
 */
export function localPackFiles(paths: readonly string[]): PackFiles {
  const found = [...new Set(paths.flatMap(packPaths))].sort();
  const known = new Map<string, SourceFile | undefined>();
  return {
    paths: found,
    read: readPackFile,
    libraries: (path) => (id) => findLibrary(dirname(resolve(path)), id, known, dirname(path)),
  };
}

function packPaths(path: string): readonly string[] {
  if (path === STANDARD_INPUT) return [path];
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new ImprimaturError('invalid', `found no file or folder ${path}`);
  if (!found.isDirectory()) return [path];
  const packs = packsBelow(path);
  if (packs.length === 0) throw new ImprimaturError('invalid', `found no .yaml pack in ${path}`);
  return packs;
}

function packsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'libraries' || entry.name.startsWith('.') ? [] : packsBelow(path);
    return /\.ya?ml$/.test(entry.name) && !/\.policy\.ya?ml$/.test(entry.name) ? [path] : [];
  });
}

async function readPackFile(path: string): Promise<SourceFile | Problem> {
  if (path === STANDARD_INPUT) return { path: 'stdin', bytes: await readStandardInput() };
  return readOrdinaryFile(path, MAX_FILE_BYTES, 'Split the article, or move shared facts to a library.');
}

function findLibrary(
  folder: string,
  id: string,
  known: Map<string, SourceFile | undefined>,
  shownFolder: string,
): SourceFile | undefined {
  // Ids are checked by the schema before they come here; this keeps any other text from naming a file.
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  const path = join(folder, 'libraries', `${id}.yaml`);
  const shown = join(shownFolder, 'libraries', `${id}.yaml`);
  if (!known.has(path)) known.set(path, readLibraryFile(path, shown));
  const here = known.get(path);
  if (here !== undefined) return here;
  const above = dirname(folder);
  return above === folder ? undefined : findLibrary(above, id, known, join(shownFolder, '..'));
}

function readLibraryFile(path: string, shown: string): SourceFile | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return undefined;
  // A library that is too large is handed on, so that its problem is reported and not "there is none".
  const bytes = found.size > MAX_FILE_BYTES ? new Uint8Array(MAX_FILE_BYTES + 1) : new Uint8Array(readFileSync(path));
  return { path: shown, bytes };
}
