import { everyHead } from '../stores/every-head.ts';
import type { RecordStore } from '../stores/record-store.ts';
import { type Message, reviewDueMessage } from './message.ts';

/** A message for every live page that has come to the day of its review. */
export async function dueForReview(today: string, now: string, records: RecordStore): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for await (const { head } of everyHead({ state: 'published' }, records))
    if (head.live?.due != null && head.live.due <= today)
      messages.push(reviewDueMessage(head.article, head.live.due, now));
  return messages;
}
