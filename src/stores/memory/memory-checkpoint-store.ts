import {
  type ArticleTip,
  type Checkpoint,
  type CheckpointMark,
  checkpoint,
  laterMark,
} from '../../ledger/checkpoint.ts';
import type { CheckpointStore } from '../checkpoint-store.ts';

/** Checkpoints that last as long as the process. */
export class MemoryCheckpointStore implements CheckpointStore {
  readonly #checkpoints: Checkpoint[] = [];

  async append(at: string, chains: readonly ArticleTip[], last?: CheckpointMark): Promise<Checkpoint> {
    const kept = checkpoint(at, chains, laterMark(this.#checkpoints.at(-1), last));
    this.#checkpoints.push(structuredClone(kept));
    return kept;
  }

  async latest(): Promise<Checkpoint | undefined> {
    return structuredClone(this.#checkpoints.at(-1));
  }

  async *all(): AsyncIterable<Checkpoint> {
    for (const checkpoint of [...this.#checkpoints]) yield structuredClone(checkpoint);
  }
}
