import type { Checkpoint } from '../../ledger/checkpoint.ts';
import type { CheckpointStore } from '../checkpoint-store.ts';

/** Checkpoints that last as long as the process. */
export class MemoryCheckpointStore implements CheckpointStore {
  readonly #checkpoints: Checkpoint[] = [];

  async append(checkpoint: Checkpoint): Promise<void> {
    this.#checkpoints.push(structuredClone(checkpoint));
  }

  async latest(): Promise<Checkpoint | undefined> {
    return structuredClone(this.#checkpoints.at(-1));
  }

  async *all(): AsyncIterable<Checkpoint> {
    for (const checkpoint of [...this.#checkpoints]) yield structuredClone(checkpoint);
  }
}
