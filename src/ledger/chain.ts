import { type Digest, digestValue } from '../digest.ts';
import type { ArticleKey, ReviewEvent } from '../review/event.ts';

/** An event in its place in an article's chain: `seq` counts from 1, `prev` is the digest of the entry before it. */
export interface LedgerEntry {
  readonly article: ArticleKey;
  readonly seq: number;
  readonly prev: Digest | null;
  readonly event: ReviewEvent;
  readonly digest: Digest;
}

/** Where an article's chain ends: how many entries, and the digest of the last one. */
export interface ChainTip {
  readonly seq: number;
  readonly digest: Digest | null;
}

/** The tip of a chain that has no entries yet. */
export const EMPTY_TIP: ChainTip = { seq: 0, digest: null };

/** Chains new events onto a tip; the same events on the same tip give the same entries. */
export function chain(article: ArticleKey, tip: ChainTip, events: readonly ReviewEvent[]): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let { seq, digest: prev } = tip;
  for (const event of events) {
    seq += 1;
    const body = { article, seq, prev, event };
    const entry = { ...body, digest: digestValue(body) };
    entries.push(entry);
    prev = entry.digest;
  }
  return entries;
}

/** The tip after some entries, or the tip given when there are none. */
export function tipOf(entries: readonly LedgerEntry[], otherwise: ChainTip = EMPTY_TIP): ChainTip {
  const last = entries.at(-1);
  return last === undefined ? otherwise : { seq: last.seq, digest: last.digest };
}

/** The first thing wrong with a whole chain, in words, or `undefined` when every link holds. */
export function firstBreak(article: ArticleKey, entries: readonly LedgerEntry[]): string | undefined {
  let prev: Digest | null = null;
  for (const [index, entry] of entries.entries()) {
    const at = `event ${index + 1} of ${article.slug} (${article.locale})`;
    if (entry.seq !== index + 1) return `${at}: expected sequence ${index + 1}, found ${entry.seq}`;
    if (entry.article.slug !== article.slug || entry.article.locale !== article.locale)
      return `${at}: belongs to ${entry.article.slug} (${entry.article.locale})`;
    if (entry.prev !== prev) return `${at}: does not follow the event before it`;
    const { digest, ...body } = entry;
    if (digestValue(body) !== digest) return `${at}: its content does not match its digest`;
    prev = digest;
  }
  return undefined;
}
