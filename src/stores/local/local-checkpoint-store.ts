import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { canonicalJson } from '../../digest.ts';
import {
  type ArticleTip,
  type Checkpoint,
  type CheckpointMark,
  checkpoint,
  laterMark,
  readCheckpoint,
} from '../../ledger/checkpoint.ts';
import type { CheckpointStore } from '../checkpoint-store.ts';
import { appendLine } from './append-line.ts';
import { holdLock } from './folder-lock.ts';
import { syncFolder } from './sync-folder.ts';
import { lastWholeLine, wholeLines } from './whole-lines.ts';

/** Checkpoints as lines of one file beside the records, so that whoever rewrites the records has two files to match. */
export class LocalCheckpointStore implements CheckpointStore {
  readonly #file: string;
  readonly #lock: string;

  constructor(file: string, lock: string) {
    this.#file = file;
    this.#lock = lock;
  }

  async append(at: string, chains: readonly ArticleTip[], last?: CheckpointMark): Promise<Checkpoint> {
    const kept = holdLock(this.#lock, () =>
      appendLine(this.#file, (text) => {
        const there = text === undefined ? undefined : this.#read(text, 'the last line');
        const next = checkpoint(at, chains, laterMark(there, last));
        return { line: canonicalJson(next), result: next };
      }),
    );
    await syncFolder(dirname(this.#file));
    return kept;
  }

  async latest(): Promise<Checkpoint | undefined> {
    if (!existsSync(this.#file)) return undefined;
    const handle = openSync(this.#file, 'r');
    try {
      const { text } = lastWholeLine(handle, this.#file);
      return text === undefined ? undefined : this.#read(text, 'the last line');
    } finally {
      closeSync(handle);
    }
  }

  async *all(): AsyncIterable<Checkpoint> {
    if (!existsSync(this.#file)) return;
    let line = 0;
    for await (const text of wholeLines(this.#file)) {
      line += 1;
      yield this.#read(text, `line ${line}`);
    }
  }

  #read(text: string, where: string): Checkpoint {
    return readCheckpoint(text, `${where} of ${this.#file}`, 'refused');
  }
}
