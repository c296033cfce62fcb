import { digestBytes } from '../../digest.ts';
import { checkSeen } from '../check-seen.ts';
import { checkSitePath } from '../site-path.ts';
import type { SiteFile, SiteStore } from '../site-store.ts';

/** A public site that lasts as long as the process. */
export class MemorySiteStore implements SiteStore {
  readonly #files = new Map<string, SiteFile>();

  async read(path: string): Promise<SiteFile | undefined> {
    checkSitePath(path);
    const file = this.#files.get(path);
    return file && { bytes: file.bytes.slice(), etag: file.etag };
  }

  async write(path: string, bytes: string | Uint8Array, seen: string | null): Promise<string> {
    checkSitePath(path);
    checkSeen(path, this.#files.get(path)?.etag ?? null, seen);
    const etag = digestBytes(bytes);
    this.#files.set(path, { bytes: new Uint8Array(Buffer.from(bytes)), etag });
    return etag;
  }

  async remove(path: string, seen: string): Promise<void> {
    checkSitePath(path);
    checkSeen(path, this.#files.get(path)?.etag ?? null, seen);
    this.#files.delete(path);
  }

  async *list(): AsyncIterable<string> {
    yield* [...this.#files.keys()].sort();
  }
}
