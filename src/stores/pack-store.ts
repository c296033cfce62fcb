import type { Digest } from '../digest.ts';
import type { SourceFile } from '../pack/problem.ts';
import type { PackFiles } from './pack-files.ts';

/** What lies at a path of a pack store. */
export interface PushedFile {
  /** The digest of its bytes. */
  readonly digest: Digest;
  /** Changes whenever the file is written. */
  readonly etag: string;
  /** Who pushed it, by the id in the roster; absent where it came there in another way. */
  readonly pushedBy?: string;
}

/**
 * The packs and libraries that batches of a deployment read. Only a push writes here, after checking; a file takes the
 * place of the one before it and none is removed. Paths are `packs/….yaml` and `libraries/<id>.yaml`; others are refused.
 */
export interface PackStore {
  /** Resolves to what lies at a path, or `undefined`. */
  find(path: string): Promise<PushedFile | undefined>;
  /**
   * Puts a file durably at its path, with the name of who pushes it, if what lies there is still what they saw: its
   * ETag, or `null` for nothing. Rejects with `conflict` otherwise.
   */
  put(file: SourceFile, person: string, seen: string | null): Promise<void>;
  /** The pack files at some paths as a batch reads them, each with who pushed it; libraries are found for all alike. */
  files(paths: readonly string[]): Promise<PackFiles>;
}
