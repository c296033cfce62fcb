import type { LedgerEntry } from '../ledger/chain.ts';
import type { ArticleKey } from '../review/event.ts';
import type { Delivery } from '../stores/delivery-log.ts';
import type { HeadRecord } from '../stores/record-store.ts';
import { type Message, messageOf } from './message.ts';

interface Waiting {
  readonly message: Message;
  readonly attempt: number;
  readonly from: number;
}

// Clocks of writers differ, and what was stamped first may be kept last.
const LOOK_BACK_MS = 600_000;

/** What one endpoint has been told, and what it has yet to be told. */
export class Backlog {
  readonly #began: string;
  readonly #seen = new Map<string, number>();
  readonly #finished = new Set<string>();
  readonly #failed = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting>();
  #newest: string;

  /** Starts where the log of its deliveries ends. */
  constructor(began: string, told: readonly Delivery[]) {
    this.#began = began;
    this.#newest = began;
    for (const { id, outcome, attempt, at } of told) {
      if (outcome === 'delivered' || outcome === 'given-up') this.#finished.add(id);
      if (outcome === 'failed') this.#failed.set(id, attempt);
      if (at > this.#newest) this.#newest = at;
    }
    // What failed before the end of the log is looked for again from the first of it.
    const open = told.find(({ id, outcome }) => outcome === 'failed' && !this.#finished.has(id));
    if (open !== undefined) this.#newest = open.at;
  }

  /** The moment from which changes must be looked at. */
  get since(): string {
    const from = new Date(Date.parse(this.#newest) - LOOK_BACK_MS).toISOString();
    return from < this.#began ? this.#began : from;
  }

  /** Whether everything that happened to an article is known here. */
  has({ head, tip }: HeadRecord): boolean {
    return (this.#seen.get(keyOf(head.article)) ?? 0) >= tip.seq;
  }

  /** Takes in the record of an article. */
  add(article: ArticleKey, entries: readonly LedgerEntry[], now: number): void {
    const seen = this.#seen.get(keyOf(article)) ?? 0;
    for (const entry of entries) {
      if (entry.seq <= seen || entry.event.at < this.#began) continue;
      this.put(messageOf(article, entry), now);
      if (entry.event.at > this.#newest) this.#newest = entry.event.at;
    }
    this.#seen.set(keyOf(article), entries.at(-1)?.seq ?? seen);
  }

  /** Takes in a message, unless it was delivered or waits already. */
  put(message: Message, now: number): void {
    if (this.#finished.has(message.id) || this.#waiting.has(message.id)) return;
    this.#waiting.set(message.id, { message, attempt: (this.#failed.get(message.id) ?? 0) + 1, from: now });
  }

  /** The messages whose time has come, the oldest first. */
  due(now: number, most: number): readonly Waiting[] {
    return [...this.#waiting.values()].filter(({ from }) => from <= now).slice(0, most);
  }

  again(message: Message, attempt: number, from: number): void {
    this.#waiting.set(message.id, { message, attempt, from });
  }

  done({ id }: Message): void {
    this.#waiting.delete(id);
    this.#finished.add(id);
  }
}

const keyOf = ({ slug, locale }: ArticleKey): string => `${slug} ${locale}`;
