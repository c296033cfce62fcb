import { AslError } from './asl-error.ts';
import type { State } from './definition.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { type Execution, runMachine, type Services, type Steps } from './run-machine.ts';

/** One child of a map: what it was given, how many items that was, and how it ended. */
export interface Child {
  readonly input: unknown;
  readonly items: number;
  readonly execution: Execution | undefined;
}

const AT_ONCE = 4;

/** Runs a distributed map as the service does: items are read and batched, children run apart, results are written. */
export async function runMap(
  name: string,
  state: State,
  scope: Scope,
  { services, children }: Steps,
): Promise<unknown> {
  const machine = state.ItemProcessor;
  if (machine?.ProcessorConfig.Mode !== 'DISTRIBUTED') throw new Error(`the map ${name} is not a distributed one`);
  const all = children.get(name) ?? (await childrenOf(state, scope, services));
  const queue = all.map((child, index) => [child, index] as const);
  const done: Child[] = [...all];
  const run = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [child, index] = next;
      if (child.execution?.status === 'SUCCEEDED') continue;
      const execution = await runMachine(machine, child.input, `${name}-${index}`, services, child.execution);
      done[index] = { ...child, execution };
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, state.MaxConcurrency ?? AT_ONCE) }, run));
  children.set(name, done);
  const failed = done.filter(({ execution }) => execution?.status !== 'SUCCEEDED');
  const [lost, items] = [failed, done].map((some) => some.reduce((sum, child) => sum + child.items, 0));
  if ((lost ?? 0) > ((items ?? 0) * (state.ToleratedFailurePercentage ?? 0)) / 100)
    throw new AslError('States.ExceedToleratedFailureThreshold', `${lost} of ${items} items failed`);
  return state.ResultWriter === undefined
    ? done.map(({ execution }) => execution?.output)
    : writeResults(state.ResultWriter.Arguments, done, scope, services);
}

async function childrenOf(
  { ItemReader, ItemBatcher }: State,
  scope: Scope,
  services: Services,
): Promise<readonly Child[]> {
  if (!ItemReader?.Resource.endsWith(':states:::s3:listObjectsV2'))
    throw new Error(`items come from ${ItemReader?.Resource}`);
  const { Bucket, Prefix } = (await evaluate(ItemReader.Arguments, scope)) as { Bucket: string; Prefix: string };
  const items: object[] = [];
  for await (const item of services.listObjects(Bucket, Prefix)) items.push(item);
  if (ItemBatcher === undefined) return items.map((input) => ({ input, items: 1, execution: undefined }));
  const BatchInput = await evaluate(ItemBatcher.BatchInput ?? {}, scope);
  const children: Child[] = [];
  for (let at = 0; at < items.length; at += ItemBatcher.MaxItemsPerBatch) {
    const Items = items.slice(at, at + ItemBatcher.MaxItemsPerBatch);
    children.push({ input: { BatchInput, Items }, items: Items.length, execution: undefined });
  }
  return children;
}

async function writeResults(where: unknown, done: readonly Child[], scope: Scope, services: Services): Promise<object> {
  const { Bucket, Prefix } = (await evaluate(where, scope)) as { Bucket: string; Prefix: string };
  const folder = `${Prefix}/${crypto.randomUUID()}`;
  const written = async (status: 'SUCCEEDED' | 'FAILED') => {
    const children = done.filter(({ execution }) => execution?.status === status);
    if (children.length === 0) return [];
    const records = children.map(({ input, execution }) => ({
      ...{ Name: execution?.name, Status: status, Input: JSON.stringify(input) },
      ...(execution?.error === undefined
        ? { Output: JSON.stringify(execution?.output) }
        : { Error: execution.error.name, Cause: execution.error.reason }),
    }));
    const [Key, body] = [`${folder}/${status}_0.json`, JSON.stringify(records)];
    await services.putObject(Bucket, Key, body);
    return [{ Key, Size: body.length }];
  };
  const ResultFiles = { FAILED: await written('FAILED'), PENDING: [], SUCCEEDED: await written('SUCCEEDED') };
  const Key = `${folder}/manifest.json`;
  const MapRunArn = `arn:aws:states:local:000000000000:mapRun:${folder}`;
  await services.putObject(Bucket, Key, JSON.stringify({ DestinationBucket: Bucket, MapRunArn, ResultFiles }));
  return { MapRunArn, ResultWriterDetails: { Bucket, Key } };
}
