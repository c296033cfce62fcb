import type { HeadRecord, RecordStore } from '../stores/record-store.ts';
import { type Message, reviewDueMessage } from './message.ts';

const PAGE = 200;

/** Every head that changed at a moment or after it, those changed last first. */
export async function* changedSince(since: string, records: RecordStore): AsyncIterable<HeadRecord> {
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const { heads, next } = await records.list({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const record of heads) {
      if (record.head.updatedAt < since) return;
      yield record;
    }
    after = next;
  }
}

/** A message for every live page that has come to the day of its review. */
export async function dueForReview(today: string, now: string, records: RecordStore): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page = { state: 'published', limit: PAGE, ...(after === undefined ? {} : { after }) };
    const { heads, next } = await records.list(page);
    for (const { head } of heads)
      if (head.live?.due != null && head.live.due <= today)
        messages.push(reviewDueMessage(head.article, head.live.due, now));
    after = next;
  }
  return messages;
}
