import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { keepCheckpoint } from '../src/pipeline/keep-checkpoint.ts';
import { named } from './named.ts';
import { openDeps } from './open-deps.ts';
import { logger } from './watch.ts';

const Event = z.object({ batchId: z.string().max(200) });

/** Counts what a batch left in the queue, keeps a checkpoint and tells the editors. */
export async function handler(event: unknown): Promise<{ batchId: string; states: Readonly<Record<string, number>> }> {
  const { batchId } = Event.parse(event);
  const deps = await openDeps();
  const states: Record<string, number> = {};
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page = { batch: batchId, limit: 200, ...(after === undefined ? {} : { after }) };
    const { heads, next } = await deps.stores.records.list(page);
    for (const { head } of heads) if (head.open !== null) states[head.open.state] = (states[head.open.state] ?? 0) + 1;
    after = next;
  }
  await keepCheckpoint(deps);
  const Message = `${batchId}: ${
    Object.entries(states)
      .map(([state, n]) => `${n} ${state.replace('_', ' ')}`)
      .join(', ') || 'nothing changed'
  }`;
  await new SNSClient({}).send(new PublishCommand({ TopicArn: named('TOPIC'), Subject: 'imprimatur batch', Message }));
  logger.info(Message);
  return { batchId, states };
}
