import { ImprimaturError } from '../errors.ts';
import { personOf } from '../policy/policy.ts';
import { roleReasons } from '../review/reasons.ts';
import type { Deps } from './deps.ts';
import type { BatchSummary } from './summarise.ts';

/** A batch as the queue still shows it: the articles whose open draft it built, by their state. */
export interface BatchInQueue {
  readonly batch: string;
  readonly articles: number;
  readonly states: Readonly<Record<string, number>>;
}

const MAY_RUN = ['author', 'editor', 'publisher', 'admin'] as const;

/** Every batch that built an open draft, the newest first. */
export async function batchesInQueue({ stores }: Deps): Promise<readonly BatchInQueue[]> {
  const found = new Map<string, Map<string, number>>();
  for await (const { head } of stores.records.heads()) {
    if (head.open?.batch == null) continue;
    const states = found.get(head.open.batch) ?? new Map<string, number>();
    states.set(head.open.state, (states.get(head.open.state) ?? 0) + 1);
    found.set(head.open.batch, states);
  }
  return [...found]
    .map(([batch, states]) => ({
      batch,
      articles: [...states.values()].reduce((sum, count) => sum + count, 0),
      states: Object.fromEntries(states),
    }))
    .sort((a, b) => (a.batch < b.batch ? 1 : -1));
}

/** Runs a batch for a person; rejects with `refused` for one who may not have packs built. */
export async function runBatchFor(
  person: string,
  run: () => Promise<BatchSummary>,
  { house }: Deps,
): Promise<BatchSummary> {
  const reasons = roleReasons(personOf(house.policy.policy, person), person, MAY_RUN, 'run batches as');
  if (reasons.length > 0)
    throw new ImprimaturError('refused', reasons.map(({ message }) => message).join('; '), { reasons });
  return run();
}
