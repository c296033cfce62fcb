import type { Checkpoint } from '../ledger/checkpoint.ts';

/**
 * Checkpoints over all chains, kept apart from the events they speak of.
 * Checkpoints are added, never changed or removed; reading rejects with `refused` if one no longer matches its digest.
 */
export interface CheckpointStore {
  /** Adds a checkpoint durably, after all that are there. */
  append(checkpoint: Checkpoint): Promise<void>;
  /** Resolves to the checkpoint added last, or `undefined` when there is none. */
  latest(): Promise<Checkpoint | undefined>;
  /** Every checkpoint, in the order in which they were added. */
  all(): AsyncIterable<Checkpoint>;
}
