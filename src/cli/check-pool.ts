import { Worker } from 'node:worker_threads';
import type { CheckOne } from '../pipeline/batch.ts';
import type { NotedCheck } from '../pipeline/check.ts';
import type { HouseFiles } from '../pipeline/open-house.ts';

/** Threads that check packs, so that a batch uses every core and one pack that hangs cannot stop it. */
export interface CheckPool {
  readonly check: CheckOne;
  /** Ends the threads. */
  close(): Promise<void>;
}

// A check takes milliseconds; one that takes this long is stopped and its pack counted as failed.
const LONGEST_CHECK_MS = 30_000;

interface Seat {
  worker: Worker;
  busy: boolean;
}
interface Task {
  readonly file: Parameters<CheckOne>[0];
  readonly resolve: (noted: NotedCheck) => void;
  readonly reject: (error: Error) => void;
}

/** Starts threads that check packs by a house's rules as of a day. */
export function openCheckPool(files: HouseFiles, today: string, threads: number): CheckPool {
  const hire = (): Worker => new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: { files, today } });
  const seats: Seat[] = Array.from({ length: threads }, () => ({ worker: hire(), busy: false }));
  const queue: Task[] = [];

  const assign = (): void => {
    for (const seat of seats) {
      if (seat.busy) continue;
      const task = queue.shift();
      if (task === undefined) return;
      run(seat, task);
    }
  };
  const run = (seat: Seat, task: Task): void => {
    seat.busy = true;
    const { worker } = seat;
    const finish = (settle: () => void, replace: boolean): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      if (replace) {
        void worker.terminate();
        seat.worker = hire();
      }
      seat.busy = false;
      settle();
      assign();
    };
    const timer = setTimeout(
      () => finish(() => task.reject(new Error(`the check took longer than ${LONGEST_CHECK_MS} ms`)), true),
      LONGEST_CHECK_MS,
    );
    worker.once('message', ({ noted }: { noted: NotedCheck }) => finish(() => task.resolve(noted), false));
    worker.once('error', (error: Error) => finish(() => task.reject(error), true));
    worker.postMessage({ file: task.file });
  };

  return {
    check: (file) =>
      new Promise((resolve, reject) => {
        queue.push({ file, resolve, reject });
        assign();
      }),
    close: async () => {
      await Promise.all(seats.map(({ worker }) => worker.terminate()));
    },
  };
}
