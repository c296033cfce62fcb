/** A public file: its exact bytes and an ETag that changes whenever they do. */
export interface SiteFile {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/**
 * The public site's files. Only the publisher writes here, and only by compare-and-set.
 * Paths are relative with `/`, such as `kratom-depression/index.html`; anything that could leave the site is refused.
 */
export interface SiteStore {
  /** Resolves to a file, or `undefined`. */
  read(path: string): Promise<SiteFile | undefined>;
  /**
   * Writes a file durably if it is still what the writer saw: `seen` is its ETag, or `null` for "there was none".
   * Rejects with `conflict` otherwise. Readers see the old bytes or the new ones, never a part. Resolves to the new ETag.
   */
  write(path: string, bytes: string | Uint8Array, seen: string | null): Promise<string>;
  /** Removes a file under the same condition; its ETag is not accepted again until the same bytes are written again. */
  remove(path: string, seen: string): Promise<void>;
  /** Every path, in order; also of what stands there and was never written through a store. */
  list(): AsyncIterable<string>;
}
