import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Digest, digestBytes } from '../../digest.ts';
import { ImprimaturError } from '../../errors.ts';
import { checkSeen } from '../check-seen.ts';
import { checkSitePath } from '../site-path.ts';
import type { SiteFile, SiteStore } from '../site-store.ts';
import { holdLock } from './folder-lock.ts';
import { ensureOwnFolder, readOwnFile } from './own-file.ts';
import { syncFolder } from './sync-folder.ts';
import { isLeftover, writeDurably } from './write-durably.ts';

/** The public site as files under a real folder; whoever writes looks and renames under one lock, in every process. */
export class LocalSiteStore implements SiteStore {
  readonly #root: string;
  readonly #lock: string;

  constructor(root: string, lock: string) {
    this.#root = root;
    this.#lock = lock;
  }

  async read(path: string): Promise<SiteFile | undefined> {
    const bytes = readOwnFile(this.#fileOf(path));
    return bytes && { bytes, etag: digestBytes(bytes) };
  }

  async write(path: string, content: string | Uint8Array, seen: string | null): Promise<string> {
    const file = this.#fileOf(path);
    const bytes = Buffer.from(content);
    checkSeen(path, etagOf(file), seen);
    ensureOwnFolder(dirname(file));
    refuseFolder(file);
    await writeDurably(file, bytes, (rename) =>
      holdLock(this.#lock, () => {
        checkSeen(path, etagOf(file), seen);
        rename();
      }),
    );
    return digestBytes(bytes);
  }

  async remove(path: string, seen: string): Promise<void> {
    const file = this.#fileOf(path);
    holdLock(this.#lock, () => {
      checkSeen(path, etagOf(file), seen);
      rmSync(file);
    });
    await syncFolder(dirname(file));
  }

  async *list(): AsyncIterable<string> {
    yield* pathsIn(this.#root, '');
  }

  #fileOf(path: string): string {
    checkSitePath(path);
    return join(this.#root, ...path.split('/'));
  }
}

function etagOf(file: string): Digest | null {
  const bytes = readOwnFile(file);
  return bytes === undefined ? null : digestBytes(bytes);
}

function refuseFolder(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new ImprimaturError('refused', `${file} cannot be a file: a folder is in the way`);
}

function* pathsIn(folder: string, prefix: string): Iterable<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  // With its slash, a folder sorts where the paths in it do: `a-b` and `a.css` come before `a/b`.
  // Whatever else somebody put here is listed too: what nobody lists, nobody finds.
  const names = entries
    .filter(({ name }) => !isLeftover(name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  for (const name of names.sort()) {
    const path = `${prefix}${name}`;
    if (name.endsWith('/')) yield* pathsIn(join(folder, name), path);
    else yield path;
  }
}
