import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Delivery, DeliveryLog } from '../delivery-log.ts';
import { appendLine } from './append-line.ts';
import { holdLock } from './folder-lock.ts';
import { syncFolder } from './sync-folder.ts';
import { wholeLines } from './whole-lines.ts';

/** Deliveries as lines of one file. */
export class LocalDeliveryLog implements DeliveryLog {
  readonly #file: string;
  readonly #lock: string;

  constructor(file: string, lock: string) {
    this.#file = file;
    this.#lock = lock;
  }

  async append(delivery: Delivery): Promise<void> {
    const isNew = !existsSync(this.#file);
    holdLock(this.#lock, () => appendLine(this.#file, () => ({ line: JSON.stringify(delivery), result: undefined })));
    if (isNew) await syncFolder(dirname(this.#file));
  }

  async *all(): AsyncIterable<Delivery> {
    if (!existsSync(this.#file)) return;
    for await (const text of wholeLines(this.#file)) yield JSON.parse(text);
  }
}
