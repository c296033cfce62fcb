import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { BatchSummary } from '../src/pipeline/batch.ts';

/** Starts a batch over all packs; it goes on by itself, and what it does shows in the queue. */
export async function startBatch(client: SFNClient, stateMachineArn: string): Promise<BatchSummary> {
  const batchId = `batch-${new Date().toISOString().replace(/\D/g, '').slice(0, 17)}`;
  await client.send(new StartExecutionCommand({ stateMachineArn, name: batchId, input: '{}' }));
  const none = { built: 0, unchanged: 0, passed: 0, rejected: 0, invalid: 0, failed: 0, elapsedMs: 0 };
  return { schema: 'imprimatur.batch/v1', batchId, ...none, items: [], moved: [] };
}
