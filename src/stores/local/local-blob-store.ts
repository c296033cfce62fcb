import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Digest, digestBytes, isDigest } from '../../digest.ts';
import { ImprimaturError } from '../../errors.ts';
import type { BlobStore } from '../blob-store.ts';
import { checkDigest } from '../check-digest.ts';
import { addOwnFolder, readOwnFile } from './own-file.ts';
import { syncFolder } from './sync-folder.ts';
import { writeDurably } from './write-durably.ts';

const PREFIX = /^[0-9a-f]{2}$/;

/** Blobs as files under a real folder, 256 folders of them: `ab/cdef…` holds the bytes of `sha256:abcdef…`. */
export class LocalBlobStore implements BlobStore {
  readonly #root: string;
  readonly #named = new Map<string, Promise<void>>();
  readonly #underway = new Map<Digest, Promise<void>>();

  constructor(root: string) {
    this.#root = root;
  }

  async put(content: string | Uint8Array): Promise<Digest> {
    // A copy, so that a caller who reuses its buffer cannot change what is still to be written.
    const bytes = Buffer.from(content);
    const digest = digestBytes(bytes);
    const underway = this.#underway.get(digest) ?? this.#start(digest, bytes);
    await underway;
    return digest;
  }

  async get(digest: Digest): Promise<Uint8Array | undefined> {
    checkDigest(digest);
    const bytes = readOwnFile(this.#fileOf(digest));
    if (bytes !== undefined && digestBytes(bytes) !== digest)
      throw new ImprimaturError('refused', `the blob ${digest} no longer matches its digest`);
    return bytes;
  }

  async *list(): AsyncIterable<Digest> {
    for (const prefix of foldersIn(this.#root)) {
      const names = readdirSync(join(this.#root, prefix), { withFileTypes: true });
      const digests = names.map((entry) => (entry.isFile() ? `sha256:${prefix}${entry.name}` : ''));
      yield* digests.filter(isDigest).sort();
    }
  }

  // Callers with the same bytes wait for the first of them: a file that is there but not yet synced is no promise.
  #start(digest: Digest, bytes: Uint8Array): Promise<void> {
    const kept = this.#keep(digest, bytes).finally(() => this.#underway.delete(digest));
    this.#underway.set(digest, kept);
    return kept;
  }

  async #keep(digest: Digest, bytes: Uint8Array): Promise<void> {
    const file = this.#fileOf(digest);
    const folder = dirname(file);
    const there = readOwnFile(file);
    const isKept = there !== undefined && digestBytes(there) === digest;
    if (addOwnFolder(folder)) this.#named.delete(folder);
    // A blob that is there may have been put by another process a moment ago, which has not synced its folder yet.
    await Promise.all([isKept ? syncFolder(folder) : writeDurably(file, bytes), this.#nameOf(folder)]);
  }

  // Once for each folder: whoever made it, here or in another process, may not have synced its name yet.
  #nameOf(folder: string): Promise<void> {
    const named = this.#named.get(folder) ?? syncFolder(this.#root);
    this.#named.set(folder, named);
    named.catch(() => this.#named.delete(folder));
    return named;
  }

  #fileOf(digest: Digest): string {
    const hex = digest.slice('sha256:'.length);
    return join(this.#root, hex.slice(0, 2), hex.slice(2));
  }
}

function foldersIn(root: string): readonly string[] {
  const entries = readdirSync(root, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() && PREFIX.test(entry.name) ? [entry.name] : [])).sort();
}
