import { articleName } from '../ledger/article-order.ts';
import type { SourceFile } from '../pack/problem.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import type { BatchItem } from '../stores/record-store.ts';
import type { NotedCheck } from './check-noting.ts';
import type { Deps } from './deps.ts';
import { type Examined, examinePack, houseDigest } from './examine-pack.ts';
import { inOrder } from './in-order.ts';
import { articleOf, commitOutcomes, keepOutcome, type Outcome } from './keep-outcome.ts';

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

/** What a batch did: one item for every pack it was given. */
export interface BatchSummary {
  readonly schema: 'imprimatur.batch/v1';
  readonly batchId: string;
  readonly built: number;
  readonly unchanged: number;
  readonly passed: number;
  readonly rejected: number;
  readonly invalid: number;
  readonly failed: number;
  readonly elapsedMs: number;
  readonly items: readonly BatchItem[];
  /** Library facts that changed, each with the articles it was built into anew. */
  readonly moved: readonly { readonly fact: string; readonly articles: readonly string[] }[];
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
  const items: BatchItem[] = [];
  const moved = new Map<string, Set<string>>();
  let group: Promise<Outcome>[] = [];
  const house = houseDigest(deps);

  const flush = async (): Promise<void> => {
    const done = await Promise.all(group);
    group = [];
    await commitOutcomes(done, run.id, deps);
    for (const { item, moved: facts } of done) {
      for (const { fact, slug } of facts) moved.set(fact, (moved.get(fact) ?? new Set()).add(slug));
      items.push(item);
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
  return summaryOf(run.id, items, moved, performance.now() - started);
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

function summaryOf(
  batchId: string,
  items: readonly BatchItem[],
  moved: ReadonlyMap<string, ReadonlySet<string>>,
  elapsed: number,
): BatchSummary {
  const count = (...outcomes: BatchItem['outcome'][]): number =>
    items.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    schema: 'imprimatur.batch/v1',
    batchId,
    built: count('in_review', 'rejected'),
    unchanged: count('unchanged'),
    passed: count('in_review'),
    rejected: count('rejected'),
    invalid: count('invalid'),
    failed: count('failed'),
    elapsedMs: Math.round(elapsed),
    items,
    moved: [...moved]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([fact, articles]) => ({ fact, articles: [...articles].sort() })),
  };
}
