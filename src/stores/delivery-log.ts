import type { ArticleKey } from '../review/event.ts';

/** One attempt to tell an address of something that happened, or the moment from which it is told. */
export interface Delivery {
  readonly endpoint: string;
  /** The id of the message, the same for every attempt; `begin` marks the moment from which an address is told. */
  readonly id: string;
  readonly type: string;
  readonly article: ArticleKey | null;
  readonly seq: number;
  readonly at: string;
  readonly attempt: number;
  /** The HTTP status of the answer; `null` where none came. */
  readonly status: number | null;
  readonly outcome: 'begun' | 'delivered' | 'failed' | 'given-up';
}

/** What was told to whom. Deliveries are added, never changed; one that was added survives a power cut. */
export interface DeliveryLog {
  append(delivery: Delivery): Promise<void>;
  /** Every delivery, in the order in which they were added. */
  all(): AsyncIterable<Delivery>;
}
