import type { ArticleTip, Checkpoint, CheckpointMark } from '../ledger/checkpoint.ts';

/**
 * Checkpoints over all chains, kept apart from the events they speak of.
 * Checkpoints are added, never changed or removed; reading rejects with `refused` if one no longer matches its digest.
 */
export interface CheckpointStore {
  /**
   * Adds a checkpoint durably and resolves to it. It follows the last one that is there or the one given, whichever is
   * later: where checkpoints were lost, a hole stays in the numbers.
   */
  append(at: string, chains: readonly ArticleTip[], last?: CheckpointMark): Promise<Checkpoint>;
  /** Resolves to the checkpoint added last, or `undefined` when there is none. */
  latest(): Promise<Checkpoint | undefined>;
  /** Every checkpoint, in the order in which they were added. */
  all(): AsyncIterable<Checkpoint>;
}
