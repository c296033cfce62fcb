import { type Digest, isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { LedgerEntry } from '../ledger/chain.ts';
import type { CheckpointMark } from '../ledger/checkpoint.ts';
import type { ArticleKey, ReviewEvent } from '../review/event.ts';
import type { BuildMark, HeadRecord } from './record-store.ts';

/** A row of `events`; the table is STRICT, so the columns hold these types whoever wrote them. */
export interface EventRow {
  readonly seq: number;
  readonly prev: string | null;
  readonly digest: string;
  readonly event: string;
}

/** A row of `heads`. */
export interface HeadRow {
  readonly slug: string;
  readonly locale: string;
  readonly seq: number;
  readonly digest: string | null;
  readonly head: string;
}

/** A row that names the last checkpoint. */
export interface MarkRow {
  readonly number: number;
  readonly digest: string;
}

/** The entry that a row holds, as it stands: whether it is the one that was written is for the chain to tell. */
export function entryOf({ slug, locale }: ArticleKey, { seq, prev, digest, event }: EventRow): LedgerEntry {
  const where = `event ${seq} of ${slug} (${locale})`;
  return {
    article: { slug, locale },
    seq,
    prev: prev === null ? null : digestOf(prev, where),
    event: objectOf<ReviewEvent>(event, 'type', where),
    digest: digestOf(digest, where),
  };
}

/** The head and tip that a row holds. */
export function headRecordOf({ slug, locale, seq, digest, head }: HeadRow): HeadRecord {
  const where = `the head of ${slug} (${locale})`;
  return {
    head: objectOf(head, 'title', where),
    tip: { seq, digest: digest === null ? null : digestOf(digest, where) },
  };
}

/** The build mark that a text holds. */
export function markOf(path: string, text: string): BuildMark {
  return objectOf(text, 'path', `the build mark of ${path}`);
}

/** The checkpoint that a row names. */
export function checkpointMarkOf({ number, digest }: MarkRow): CheckpointMark {
  return { number, digest: digestOf(digest, 'the mark of the last checkpoint') };
}

function digestOf(text: string, where: string): Digest {
  if (isDigest(text)) return text;
  throw new ImprimaturError('refused', `${where} has been changed: ${JSON.stringify(text)} is not a digest`);
}

// One field that every such object has is enough here: digests, not shapes, tell whether the rest was changed.
function objectOf<Shape extends object>(text: string, field: keyof Shape & string, where: string): Shape {
  const value = parse(text, where) as Partial<Shape> | null;
  if (typeof value === 'object' && value !== null && typeof value[field] === 'string') return value as Shape;
  throw new ImprimaturError('refused', `${where} has been changed: it has no ${field}`);
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ImprimaturError('refused', `${where} has been changed: it is not JSON`, { cause });
  }
}
