import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

/** A bundled function, run as the service runs it: apart from everything, with the environment it is given and no other. */
export class RunningFunction {
  readonly #worker: Worker;
  readonly #open = new Map<number, (answer: Answer) => void>();
  #count = 0;

  constructor(path: string, env: Readonly<Record<string, string>>) {
    const script = join(import.meta.dirname, 'function.worker.mjs');
    this.#worker = new Worker(script, { workerData: { path }, env, stdout: true });
    this.#worker.on('message', (answer: Answer) => {
      this.#open.get(answer.id)?.(answer);
      this.#open.delete(answer.id);
    });
    this.#worker.on('error', ({ name, message }) => {
      for (const [id, settle] of this.#open) settle({ id, error: { name, message } });
    });
  }

  /** Sends an event, and resolves to the answer; what the function throws keeps its name. */
  async invoke(event: unknown): Promise<unknown> {
    this.#count += 1;
    const id = this.#count;
    const answered = new Promise<Answer>((resolve) => this.#open.set(id, resolve));
    this.#worker.postMessage({ id, event });
    const { result, error } = await answered;
    if (error !== undefined) throw Object.assign(new Error(error.message), { name: error.name });
    return result;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
