import type { Digest } from '../digest.ts';
import type { ArticleTip } from '../ledger/checkpoint.ts';
import { articlePaths } from '../release/article-files.ts';
import type { PublicFile } from '../release/published-article.ts';
import { approvalFault } from '../review/approval-fault.ts';
import { stateAfter } from '../review/article-state.ts';
import type { ReviewEvent } from '../review/event.ts';
import type { HeadRecord } from '../stores/record-store.ts';
import type { Deps } from './deps.ts';
import { attempt, type Fault } from './fault.ts';
import { readRecord } from './load-article.ts';
import { publicFiles } from './settle.ts';

/** What one article's record names and promises, and everything that is wrong with it. */
export interface VerifiedArticle {
  readonly faults: readonly Fault[];
  readonly tip: ArticleTip | undefined;
  /** The digests of its events, first to last. */
  readonly digests: readonly Digest[];
  /** The blobs that its events name. */
  readonly named: readonly Digest[];
  /** What the public should have of it. */
  readonly files: readonly PublicFile[];
  /** Its public paths, where what should lie there cannot be told. */
  readonly unread: readonly string[];
}

/** Checks an article's chain and approvals, and works out what must be kept and public because of it. */
export async function verifyArticle(listed: HeadRecord, { stores, house }: Deps): Promise<VerifiedArticle> {
  const { article } = listed.head;
  const faults: Fault[] = [];
  let found: Omit<VerifiedArticle, 'faults'> = { tip: undefined, digests: [], named: [], files: [], unread: [] };
  const failed = await attempt('chain', article?.slug ?? 'a head', async () => {
    const tip = { article: { slug: article.slug, locale: article.locale }, tip: listed.tip };
    found = { ...found, tip, unread: articlePaths(article.slug) };
    const { record, entries, fault } = await readRecord(article, stores, listed);
    const own = entries.map(({ event }) => event);
    found = { ...found, digests: entries.map(({ digest }) => digest), named: namedBy(own) };
    if (fault !== undefined) faults.push({ code: 'chain', subject: article.slug, message: fault });
    const unapproved = approvalFault(own);
    if (unapproved !== undefined) faults.push({ code: 'approval', subject: article.slug, message: unapproved });
    const loaded = { article, tip: (record ?? listed).tip, entries, state: stateAfter(own) };
    found = { ...found, files: await publicFiles(loaded, stores, house), unread: [] };
  });
  return { ...found, faults: [...faults, ...failed] };
}

function namedBy(events: readonly ReviewEvent[]): readonly Digest[] {
  return events.flatMap((event) => {
    if (event.type === 'draft.built') return [event.draft, event.pack, event.content, event.report];
    return event.type === 'edition.published' ? [event.report] : [];
  });
}
