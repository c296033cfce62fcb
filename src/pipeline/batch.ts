import { articleName } from '../ledger/article-order.ts';
import type { SourceFile } from '../pack/problem.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import type { BatchItem } from '../stores/record-store.ts';
import type { NotedCheck } from './check-noting.ts';
import type { Deps } from './deps.ts';
import { type Examined, examinePack, houseDigest } from './examine-pack.ts';
import { inOrder } from './in-order.ts';
import { articleOf, commitOutcomes, keepOutcome, type Outcome } from './keep-outcome.ts';
import { type BatchSummary, type Ended, summarise } from './summarise.ts';

/** Checks one pack somewhere: in this thread or in another. */
export type CheckOne = (file: SourceFile) => Promise<NotedCheck>;

/** What a batch runs over, and how. */
export interface BatchRun {
  readonly id: string;
  readonly packs: PackFiles;
  readonly check: CheckOne;
  /** How many packs are under way at once. */
  readonly concurrency: number;
  /** Told of every pack as it is done. */
  readonly onItem?: (item: BatchItem) => void;
}

// Commits share one flush to the disk; more than this would keep too many drafts waiting for it.
const GROUP = 24;

/**
 * Builds and validates every pack, keeps the drafts and queues what passes. Packs whose inputs did not change are
 * skipped; one that is bad, or whose check fails, never stops the rest; running again after a crash goes on where it was.
 */
export async function batch(run: BatchRun, deps: Deps): Promise<BatchSummary> {
  const started = performance.now();
  const claimed = new Map<string, string>();
  const ended: Ended[] = [];
  let group: Promise<Outcome>[] = [];
  const house = houseDigest(deps);

  const flush = async (): Promise<void> => {
    const done = await Promise.all(group);
    group = [];
    await commitOutcomes(done, run.id, deps);
    for (const { item, moved } of done) {
      ended.push({ item, moved });
      run.onItem?.(item);
    }
  };
  for await (const examined of inOrder(run.packs.paths, run.concurrency, (path) =>
    examinePack(path, run, house, deps),
  )) {
    const owner = claim(examined, claimed);
    const kept =
      owner === undefined ? keepOutcome(examined, run.id, deps) : Promise.resolve(taken(examined.path, owner));
    // It is awaited with its group; until then a failure is not one that nobody handles, which would end the process.
    kept.catch(() => {});
    group.push(kept);
    if (group.length >= GROUP) await flush();
  }
  await flush();
  return summarise(run.id, ended, performance.now() - started);
}

/** The first path to name an article has it; resolves to that path for any later one. */
function claim(examined: Examined, claimed: Map<string, string>): string | undefined {
  const article = articleOf(examined);
  if (article === undefined) return undefined;
  const name = articleName(article);
  const owner = claimed.get(name);
  if (owner === undefined) claimed.set(name, examined.path);
  return owner;
}

function taken(path: string, owner: string): Outcome {
  const message = `the slug is already used by ${owner}`;
  return { item: { path, outcome: 'invalid', verdict: 'invalid', findings: 1, message }, moved: [] };
}
