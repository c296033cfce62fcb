import type { CheckOne } from '../pipeline/batch.ts';
import type { NotedCheck } from '../pipeline/check-noting.ts';
import type { HouseFiles } from '../pipeline/compile-house.ts';
import { openWorkerPool, type WorkerPool } from './worker-pool.ts';

/** Starts threads that check packs by a house's rules as of a day. */
export function openCheckPool(
  files: HouseFiles,
  today: string,
  threads: number,
): WorkerPool<Parameters<CheckOne>[0], NotedCheck> {
  return openWorkerPool(new URL('./check-worker.ts', import.meta.url), { files, today }, threads);
}
