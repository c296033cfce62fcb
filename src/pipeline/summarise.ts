import type { BatchItem } from '../stores/record-store.ts';
import type { MovedFact } from './moved-facts.ts';

/** What became of one pack of a batch, with the library facts that moved its article. */
export interface Ended {
  readonly item: BatchItem;
  readonly moved: readonly MovedFact[];
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

/** Adds up what became of every pack of a batch. */
export function summarise(batchId: string, ended: readonly Ended[], elapsedMs: number): BatchSummary {
  const items = ended.map(({ item }) => item);
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
    elapsedMs: Math.round(elapsedMs),
    items,
    moved: movedBy(ended),
  };
}

function movedBy(ended: readonly Ended[]): BatchSummary['moved'] {
  const articles = new Map<string, Set<string>>();
  for (const { moved } of ended)
    for (const { fact, slug } of moved) articles.set(fact, (articles.get(fact) ?? new Set()).add(slug));
  return [...articles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fact, slugs]) => ({ fact, articles: [...slugs].sort() }));
}
