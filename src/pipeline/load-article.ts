import { canonicalJson } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { firstBreak, type LedgerEntry, tipOf } from '../ledger/chain.ts';
import { type ArticleState, stateAfter } from '../review/article-state.ts';
import type { ArticleKey, ReviewEvent } from '../review/event.ts';
import type { Head, HeadRecord } from '../stores/record-store.ts';
import type { Stores } from '../stores/stores.ts';
import { headOf } from './head.ts';

/** An article as its events tell it, and the tip that a decision on it must be written onto. */
export interface LoadedArticle {
  readonly article: ArticleKey;
  readonly tip: HeadRecord['tip'];
  readonly entries: readonly LedgerEntry[];
  readonly state: ArticleState;
}

/** Loads an article from its events; `undefined` when there is none. Rejects with `refused` when the record does not hold together. */
export async function findArticle(article: ArticleKey, stores: Stores): Promise<LoadedArticle | undefined> {
  const { entries, fault } = await readRecord(article, stores);
  if (fault !== undefined) throw new ImprimaturError('refused', `the record does not hold together: ${fault}`);
  if (entries.length === 0) return undefined;
  return { article, tip: tipOf(entries), entries, state: stateAfter(entries.map(({ event }) => event)) };
}

/** An article's head and events as they stood together, and what is wrong with them, if anything is. */
export interface ReadRecord {
  readonly record: HeadRecord | undefined;
  readonly entries: readonly LedgerEntry[];
  readonly fault: string | undefined;
}

/** Reads an article's head and events as of one moment, however much is written to it meanwhile; a head just read may be given. */
export async function readRecord(article: ArticleKey, { records }: Stores, seen?: HeadRecord): Promise<ReadRecord> {
  let record = seen ?? (await records.head(article));
  for (;;) {
    const entries = await records.entries(article);
    const fault = record === undefined && entries.length === 0 ? undefined : faultOf(article, record, entries);
    if (fault === undefined) return { record, entries, fault };
    // Only a fault that stands while nothing is written is one; otherwise the two were of different moments.
    const now = await records.head(article);
    if (now?.tip.seq === record?.tip.seq && now?.tip.digest === record?.tip.digest) return { record, entries, fault };
    record = now;
  }
}

/** Loads an article that must be there: rejects with `not-found` otherwise. */
export async function loadArticle(article: ArticleKey, stores: Stores): Promise<LoadedArticle> {
  const loaded = await findArticle(article, stores);
  if (loaded === undefined)
    throw new ImprimaturError('not-found', `found no article ${article.slug} (${article.locale})`);
  return loaded;
}

/** What is wrong with an article's record, in words: a broken chain, or a head that its events do not give. */
export function faultOf(
  article: ArticleKey,
  record: HeadRecord | undefined,
  entries: readonly LedgerEntry[],
): string | undefined {
  const broken = firstBreak(article, entries);
  if (broken !== undefined) return broken;
  const name = `${article.slug} (${article.locale})`;
  if (record === undefined) return `${name}: there are events but no head`;
  const tip = tipOf(entries);
  if (tip.seq !== record.tip.seq || tip.digest !== record.tip.digest)
    return `${name}: the head names event ${record.tip.seq}, the events end at ${tip.seq}`;
  const events = entries.map(({ event }) => event);
  const derived = headOf(article, stateAfter(events), lastAt(events));
  return canonicalJson(derived) === canonicalJson(record.head)
    ? undefined
    : `${name}: its head says what its events do not`;
}

const lastAt = (events: readonly ReviewEvent[]): string => events.at(-1)?.at ?? '';

/** The head that goes with an article after further events. */
export function headAfter(loaded: Pick<LoadedArticle, 'article' | 'state'>, events: readonly ReviewEvent[]): Head {
  return headOf(loaded.article, stateAfter(events, loaded.state), lastAt(events));
}

/** Writes events onto the article as it was loaded: rejects with `conflict` when somebody else was quicker. */
export async function append(
  loaded: LoadedArticle,
  events: readonly ReviewEvent[],
  { records }: Stores,
): Promise<void> {
  await records.commit({ article: loaded.article, onto: loaded.tip, events, head: headAfter(loaded, events) });
}
