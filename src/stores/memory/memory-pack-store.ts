import { digestBytes } from '../../digest.ts';
import type { SourceFile } from '../../pack/problem.ts';
import { checkSeen } from '../check-seen.ts';
import type { PackFiles } from '../pack-files.ts';
import { checkPackPath, LIBRARIES } from '../pack-path.ts';
import type { PackStore, PushedFile } from '../pack-store.ts';

interface Kept {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly pushedBy: string;
}

/** Packs and libraries that last as long as the process. */
export class MemoryPackStore implements PackStore {
  readonly #files = new Map<string, Kept>();
  #written = 0;

  async find(path: string): Promise<PushedFile | undefined> {
    checkPackPath(path);
    const kept = this.#files.get(path);
    return kept && { digest: digestBytes(kept.bytes), etag: kept.etag, pushedBy: kept.pushedBy };
  }

  async put({ path, bytes }: SourceFile, person: string, seen: string | null): Promise<void> {
    checkPackPath(path);
    checkSeen(path, this.#files.get(path)?.etag ?? null, seen);
    this.#written += 1;
    this.#files.set(path, { bytes: bytes.slice(), etag: String(this.#written), pushedBy: person });
  }

  async files(paths: readonly string[]): Promise<PackFiles> {
    const read = (path: string): SourceFile | undefined => {
      const kept = this.#files.get(path);
      return kept && { path, bytes: kept.bytes.slice(), pushedBy: kept.pushedBy };
    };
    return {
      paths: [...new Set(paths)].sort(),
      read: async (path) =>
        read(path) ?? { where: { path, line: 1, column: 1 }, message: 'found no such pack', remedy: 'Push it again.' },
      libraries: () => (id) => read(`${LIBRARIES}${id}.yaml`),
    };
  }
}
