import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type BatchSummary, summarise } from '../src/pipeline/summarise.ts';

/** Starts a batch over all packs; it goes on by itself, and what it does shows in the queue. */
export async function startBatch(client: SFNClient, stateMachineArn: string): Promise<BatchSummary> {
  const batchId = `batch-${new Date().toISOString().replace(/\D/g, '').slice(0, 17)}`;
  await client.send(new StartExecutionCommand({ stateMachineArn, name: batchId, input: '{}' }));
  return summarise(batchId, [], 0);
}
