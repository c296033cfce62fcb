import { setTimeout as wait } from 'node:timers/promises';
import { ImprimaturError } from '../errors.ts';
import type { Deps } from '../pipeline/deps.ts';
import { openWebhooks, type Webhooks } from '../webhooks/open-webhooks.ts';
import { type Endpoint, postMessage } from '../webhooks/post-message.ts';
import type { Terminal } from './terminal.ts';

const LOOK_AGAIN_MS = 1_000;

/** The webhooks of a house, told over the network. */
export function webhooksFor(endpoints: readonly Endpoint[], { stores, clock }: Deps): Promise<Webhooks> {
  const { records, deliveries: log } = stores;
  return openWebhooks({ records, log, endpoints, clock, time: Date.now, post: postMessage });
}

/** Tells what happened, every second, until it is told to stop; a failure is noted and ends nothing. */
export async function tellUntil(stopping: AbortSignal, webhooks: Webhooks, terminal: Terminal): Promise<void> {
  let noted = '';
  while (!stopping.aborted) {
    try {
      await webhooks.tick();
    } catch (error) {
      if (!(error instanceof ImprimaturError)) throw error;
      if (error.message !== noted) terminal.note(`Could not tell what happened, trying again: ${error.message}`);
      noted = error.message;
    }
    await wait(LOOK_AGAIN_MS, undefined, { signal: stopping }).catch(() => {});
  }
}
