import type { LedgerEntry } from '../ledger/chain.ts';
import type { ArticleKey } from '../review/event.ts';

/** What an address is told: something that happened to an article, in the past tense. */
export interface Message {
  /** The same for every attempt and every address, so that a receiver can tell what it has had. */
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly article: ArticleKey;
  /** The place of the event in the chain of its article; 0 for what a date brought about. */
  readonly seq: number;
  readonly data: object;
}

/** The message that tells of an event in the record of an article. */
export function messageOf(article: ArticleKey, { seq, event, digest }: LedgerEntry): Message {
  const type = event.type === 'draft.built' && event.verdict !== 'pass' ? 'draft.rejected' : event.type;
  const id = `${article.slug}.${article.locale}.${seq}`;
  return { id, type, timestamp: event.at, article, seq, data: { event, digest } };
}

/** The message that a fact of a live page has come to the day on which it must be reviewed. */
export function reviewDueMessage(article: ArticleKey, due: string, now: string): Message {
  const id = `${article.slug}.${article.locale}.due.${due}`;
  return { id, type: 'review.due', timestamp: now, article, seq: 0, data: { due } };
}

/** The bytes that are sent, always the same for a message. */
export function bodyOf({ id: _, ...told }: Message): string {
  return JSON.stringify(told);
}
