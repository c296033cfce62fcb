import { Worker } from 'node:worker_threads';

/** Threads that each run one script over tasks, so that work uses every core and one task that hangs cannot stop it. */
export interface WorkerPool<Task, Result> {
  /** Resolves with what a thread answers; rejects when the thread dies of the task or takes too long over it. */
  run(task: Task): Promise<Result>;
  /** Ends the threads. */
  close(): Promise<void>;
}

// Enough for any task that ends. With a smaller limit the engine collects twice as often, which costs more than it saves.
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

// A task takes milliseconds; one that takes this many ticks of the clock is stopped and counted as failed. Ticks, since none
// come while the process or the machine sleeps.
const LONGEST_TICKS = 30;
const TICK_MS = 1_000;

interface Job<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}
interface Seat<Task, Result> {
  worker: Worker;
  job: Job<Task, Result> | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Starts threads of a script that answers each message with its result. */
export function openWorkerPool<Task, Result>(
  script: URL,
  workerData: unknown,
  threads: number,
): WorkerPool<Task, Result> {
  const queue: Job<Task, Result>[] = [];

  const hire = (seat: Omit<Seat<Task, Result>, 'worker'> & { worker?: Worker }): Seat<Task, Result> => {
    const worker = new Worker(script, { workerData, resourceLimits: LIMITS });
    worker.on('message', (result: Result) => finish(hired, (job) => job.resolve(result)));
    worker.on('error', (error: Error) => replace(hired, error));
    const hired = Object.assign(seat, { worker });
    return hired;
  };
  const seats: Seat<Task, Result>[] = Array.from({ length: threads }, () => hire({ job: undefined, timer: undefined }));

  const finish = (seat: Seat<Task, Result>, settle: (job: Job<Task, Result>) => void): void => {
    const { job } = seat;
    clearInterval(seat.timer);
    seat.job = undefined;
    if (job !== undefined) settle(job);
    assign();
  };
  const replace = (seat: Seat<Task, Result>, error: Error): void => {
    seat.worker.removeAllListeners();
    void seat.worker.terminate();
    hire(seat);
    finish(seat, (job) => job.reject(error));
  };
  const assign = (): void => {
    for (const seat of seats) {
      if (seat.job !== undefined) continue;
      seat.job = queue.shift();
      if (seat.job === undefined) return;
      let ticks = 0;
      seat.timer = setInterval(() => {
        ticks += 1;
        if (ticks >= LONGEST_TICKS) replace(seat, new Error(`it took longer than ${LONGEST_TICKS * TICK_MS} ms`));
      }, TICK_MS);
      seat.worker.postMessage(seat.job.task);
    }
  };

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        queue.push({ task, resolve, reject });
        assign();
      }),
    close: async () => {
      await Promise.all(seats.map(({ worker }) => worker.terminate()));
    },
  };
}
