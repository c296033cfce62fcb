import type { Digest } from '../digest.ts';

/**
 * What a pack and a template become: the exact page a reader gets, named by the digest of everything it was made
 * from. The same inputs give the same draft on any machine, on any day.
 */
export interface Draft {
  readonly schema: 'imprimatur.draft/v1';
  readonly slug: string;
  readonly locale: string;
  readonly title: string;
  readonly pack: Digest;
  readonly policy: Digest;
  readonly template: Digest;
  readonly engine: string;
  /** The digest of the page's bytes. */
  readonly content: Digest;
  /** The digest over all of the above: what a sign-off names. */
  readonly digest: Digest;
}

/** A draft with its page. */
export interface BuiltDraft {
  readonly draft: Draft;
  readonly html: string;
}
