import { canonicalJson } from '../../digest.ts';
import { ImprimaturError } from '../../errors.ts';
import type { ChainTip, LedgerEntry } from '../../ledger/chain.ts';
import type { ArticleKey, ReviewEvent } from '../../review/event.ts';
import { placeOfHead } from '../head-query.ts';
import { type EventRow, entryOf, type HeadRow, headRecordOf } from '../record-rows.ts';
import type { Head, HeadRecord } from '../record-store.ts';
import { eventsOf, partitionOf } from './event-partitions.ts';

/** The indexes of the table: each holds keys alone, heads themselves are read from the table. */
export const INDEXES = { name: 'by-name', change: 'by-change', open: 'by-open-state', live: 'by-live-state' } as const;

/** The one partition of the indexes that hold every head. */
export const ALL_HEADS = 'heads';

// The most that an item may have is 400 KB, names included (DynamoDB quotas).
const MOST_BYTES = 390_000;

/** What names an item. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The key of an article's head. */
export const headKey = ({ slug, locale }: ArticleKey): ItemKey => ({ pk: `HEAD#${slug}#${locale}`, sk: 'HEAD' });
/** The key of a pack file's build mark. */
export const markKey = (path: string): ItemKey => ({ pk: `MARK#${path}`, sk: 'MARK' });
/** The key of what names the last checkpoint. */
export const CHECKPOINT_KEY: ItemKey = { pk: 'CHECKPOINT#LAST', sk: 'CHECKPOINT' };
/** The key of an event of a type: the sequence number sorts as text. */
export const eventKey = (article: ArticleKey, seq: number, type: ReviewEvent['type']): ItemKey => ({
  pk: eventsOf(partitionOf(type), article),
  sk: String(seq).padStart(12, '0'),
});

/** An event as an item. */
export function eventItem({ article, seq, prev, digest, event }: LedgerEntry) {
  return sized({ ...eventKey(article, seq, event.type), seq, prev, digest, event: canonicalJson(event) });
}

/** A head as an item, with the attributes that the indexes go by. */
export function headItem(head: Head, { seq, digest }: ChainTip) {
  const place = placeOfHead({ head, tip: { seq, digest } });
  return sized({
    ...headKey(head.article),
    seq,
    digest,
    head: canonicalJson(head),
    all: ALL_HEADS,
    // A space sorts before every character of a slug, so that one that begins another comes first.
    name: `${head.article.slug} ${head.article.locale}`,
    place,
    ...(head.open === null ? {} : { openState: head.open.state }),
    ...(head.live === null ? {} : { liveState: head.live.state }),
  });
}

/** The entry that an item holds, as it stands. */
export function entryIn(article: ArticleKey, item: object): LedgerEntry {
  return entryOf(article, item as EventRow);
}

/** The head that an item holds, as it stands. */
export function headIn(item: object): HeadRecord {
  const [, slug = '', locale = ''] = (item as ItemKey).pk.split('#');
  return headRecordOf({ ...(item as HeadRow), slug, locale });
}

function sized<Item extends object>(item: Item): Item {
  const bytes = Buffer.byteLength(JSON.stringify(item));
  if (bytes > MOST_BYTES)
    throw new ImprimaturError('invalid', `an event or head of ${bytes} bytes is more than the table takes in one item`);
  return item;
}
