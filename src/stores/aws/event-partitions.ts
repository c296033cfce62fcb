import { ImprimaturError } from '../../errors.ts';
import type { LedgerEntry } from '../../ledger/chain.ts';
import type { ArticleKey, ReviewEvent } from '../../review/event.ts';

/** The partitions that an article's events lie in, by who may write them: a role that builds cannot sign. */
export const EVENT_PARTITIONS = ['BUILT', 'DECIDED', 'RELEASED', 'VOIDED'] as const;
/** One of the partitions of events. */
export type EventPartition = (typeof EVENT_PARTITIONS)[number];

const PARTITION_OF: Readonly<Record<ReviewEvent['type'], EventPartition>> = {
  'draft.built': 'BUILT',
  'edition.published': 'RELEASED',
  // Whoever writes the record may make it stricter.
  'signoff.voided': 'VOIDED',
  'signoff.given': 'DECIDED',
  'changes.requested': 'DECIDED',
  'claims.judged': 'DECIDED',
  'comment.added': 'DECIDED',
  'comment.resolved': 'DECIDED',
  'publication.scheduled': 'DECIDED',
  'publication.unscheduled': 'DECIDED',
  'draft.discarded': 'DECIDED',
  'draft.assigned': 'DECIDED',
  'edition.withdrawn': 'DECIDED',
};

/** The partition in which events of a type belong. */
export const partitionOf = (type: ReviewEvent['type']): EventPartition => PARTITION_OF[type];

/** The partition key of an article's events of a kind; no slug or locale has a `#`. */
export const eventsOf = (partition: EventPartition, { slug, locale }: ArticleKey): string =>
  `${partition}#${slug}#${locale}`;

/** Puts the entries of all partitions in order; rejects with `refused` if one lies where its type may not be written. */
export function mergeEntries(
  article: ArticleKey,
  found: readonly (readonly [EventPartition, readonly LedgerEntry[]])[],
): readonly LedgerEntry[] {
  for (const [partition, entries] of found)
    for (const { seq, event } of entries)
      if (PARTITION_OF[event.type] !== partition)
        throw new ImprimaturError(
          'refused',
          `event ${seq} of ${article.slug} (${article.locale}), ${event.type}, was written by a role that may not write it`,
        );
  return found.flatMap(([, entries]) => entries).sort((a, b) => a.seq - b.seq);
}
