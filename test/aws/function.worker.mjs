// A function in a process of its own, as the service runs it: its bundle, its environment, one event after another.
import { parentPort, workerData } from 'node:worker_threads';

const { handler } = await import(workerData.path);
parentPort.on('message', async ({ id, event }) => {
  try {
    parentPort.postMessage({ id, result: (await handler(event, {})) ?? null });
  } catch (error) {
    parentPort.postMessage({ id, error: { name: error.name, message: error.message } });
  }
});
