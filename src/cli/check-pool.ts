import { Worker } from 'node:worker_threads';
import type { CheckOne } from '../pipeline/batch.ts';
import type { NotedCheck } from '../pipeline/check-noting.ts';
import type { HouseFiles } from '../pipeline/open-house.ts';

/** Threads that check packs, so that a batch uses every core and one pack that hangs cannot stop it. */
export interface CheckPool {
  readonly check: CheckOne;
  /** Ends the threads. */
  close(): Promise<void>;
}

// A check takes milliseconds; one that takes this long is stopped and its pack counted as failed.
const LONGEST_CHECK_MS = 30_000;

interface Task {
  readonly file: Parameters<CheckOne>[0];
  readonly resolve: (noted: NotedCheck) => void;
  readonly reject: (error: Error) => void;
}
interface Seat {
  worker: Worker;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Starts threads that check packs by a house's rules as of a day. */
export function openCheckPool(files: HouseFiles, today: string, threads: number): CheckPool {
  const queue: Task[] = [];

  const hire = (seat: Omit<Seat, 'worker'> & { worker?: Worker }): Seat => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
      workerData: { files, today },
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
    });
    worker.on('message', ({ noted }: { noted: NotedCheck }) => finish(hired, (task) => task.resolve(noted)));
    worker.on('error', (error: Error) => replace(hired, error));
    const hired = Object.assign(seat, { worker });
    return hired;
  };
  const seats: Seat[] = Array.from({ length: threads }, () => hire({ task: undefined, timer: undefined }));

  const finish = (seat: Seat, settle: (task: Task) => void): void => {
    const { task } = seat;
    clearTimeout(seat.timer);
    seat.task = undefined;
    if (task !== undefined) settle(task);
    assign();
  };
  const replace = (seat: Seat, error: Error): void => {
    seat.worker.removeAllListeners();
    void seat.worker.terminate();
    hire(seat);
    finish(seat, (task) => task.reject(error));
  };
  const assign = (): void => {
    for (const seat of seats) {
      if (seat.task !== undefined) continue;
      seat.task = queue.shift();
      if (seat.task === undefined) return;
      seat.timer = setTimeout(
        () => replace(seat, new Error(`the check took longer than ${LONGEST_CHECK_MS} ms`)),
        LONGEST_CHECK_MS,
      );
      seat.worker.postMessage({ file: seat.task.file });
    }
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
