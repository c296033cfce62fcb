import type { Clock } from '../clock.ts';
import type { Delivery, DeliveryLog } from '../stores/delivery-log.ts';
import { headsSince } from '../stores/every-head.ts';
import type { RecordStore } from '../stores/record-store.ts';
import { Backlog } from './backlog.ts';
import { dueForReview } from './happenings.ts';
import type { Message } from './message.ts';
import type { Endpoint } from './post-message.ts';

/** What telling others needs. */
export interface WebhookDeps {
  readonly records: RecordStore;
  readonly log: DeliveryLog;
  readonly endpoints: readonly Endpoint[];
  readonly clock: Clock;
  readonly time: () => number;
  readonly post: (endpoint: Endpoint, message: Message, now: number) => Promise<number | null>;
}

/** Tells endpoints what happened since it looked last; what cannot be delivered is tried again, for about a day. */
export interface Webhooks {
  tick(): Promise<void>;
}

// After how long an attempt follows the one before it; then it is given up, and the log says so.
const WAITS_MS = [5_000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 64_800_000];
const MOST_AT_ONCE = 100;

/** Opens the telling of events: every endpoint hears of what happened since it was first named, at least once. */
export async function openWebhooks({ records, log, endpoints, clock, time, post }: WebhookDeps): Promise<Webhooks> {
  const backlogs: { readonly endpoint: Endpoint; readonly backlog: Backlog }[] = [];
  for (const endpoint of endpoints) backlogs.push({ endpoint, backlog: await openBacklog(endpoint, log, clock) });
  let checkedDay = '';

  const collect = async (backlog: Backlog): Promise<void> => {
    for await (const head of headsSince(backlog.since, records)) {
      if (backlog.has(head)) continue;
      backlog.add(head.head.article, await records.entries(head.head.article), time());
    }
  };
  const tell = async (endpoint: Endpoint, backlog: Backlog): Promise<void> => {
    for (const { message, attempt } of backlog.due(time(), MOST_AT_ONCE)) {
      const status = await post(endpoint, message, time());
      const isDelivered = status !== null && status >= 200 && status < 300;
      const wait = WAITS_MS[attempt - 1];
      const { id, type, article, seq } = message;
      const told = { endpoint: endpoint.url, id, type, article, seq, at: clock.now(), attempt, status };
      const outcome = isDelivered ? 'delivered' : wait === undefined ? 'given-up' : 'failed';
      await log.append({ ...told, outcome });
      if (outcome === 'failed') backlog.again(message, attempt + 1, time() + (wait ?? 0));
      else backlog.done(message);
    }
  };
  return {
    tick: async () => {
      const today = clock.today();
      const due = today === checkedDay ? [] : await dueForReview(today, clock.now(), records);
      checkedDay = today;
      for (const { endpoint, backlog } of backlogs) {
        await collect(backlog);
        for (const message of due) backlog.put(message, time());
        await tell(endpoint, backlog);
      }
    },
  };
}

async function openBacklog({ url }: Endpoint, log: DeliveryLog, clock: Clock): Promise<Backlog> {
  const told: Delivery[] = [];
  for await (const delivery of log.all()) if (delivery.endpoint === url) told.push(delivery);
  const began = told.find(({ outcome }) => outcome === 'begun')?.at ?? clock.now();
  if (told.length === 0) {
    const none = { type: 'begin', article: null, seq: 0, attempt: 0, status: null } as const;
    await log.append({ endpoint: url, id: 'begin', at: began, outcome: 'begun', ...none });
  }
  return new Backlog(began, told);
}
