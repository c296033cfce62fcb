import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { type Deployment, theOnlyOf } from './a-deployment.ts';
import { DYNAMODB } from './aws-stores.ts';
import { matches } from './matches.ts';

interface StreamRecord {
  readonly dynamodb: { readonly SequenceNumber: string };
}

/** The stream of the table, delivered as the mapping of the stack says: filtered, in batches, again where it failed. */
export class TableStream {
  readonly #deployment: Deployment;
  readonly #seen = new Set<string>();
  /** Records that were given up after every try. */
  readonly dead: StreamRecord[] = [];

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  /** Delivers everything new to the publisher, until nothing new comes; resolves to how many records that were. */
  async deliver(): Promise<number> {
    let delivered = 0;
    for (let fresh = await this.#fresh(); fresh.length > 0; fresh = await this.#fresh()) {
      delivered += fresh.length;
      await this.#deliverAll(fresh);
    }
    return delivered;
  }

  /** Lets everything new go by undelivered, as when nobody listens for longer than records are kept. */
  async lose(): Promise<void> {
    await this.#fresh();
  }

  async #deliverAll(records: readonly StreamRecord[]): Promise<void> {
    const { FunctionName, BatchSize, MaximumRetryAttempts } = this.#mapping();
    for (let at = 0; at < records.length; at += BatchSize) {
      let batch = records.slice(at, at + BatchSize);
      for (let tries = 0; batch.length > 0; tries += 1) {
        if (tries > MaximumRetryAttempts) {
          this.dead.push(...batch);
          break;
        }
        const { batchItemFailures } = (await this.#deployment.invoke(FunctionName, { Records: batch })) as {
          batchItemFailures: readonly { itemIdentifier: string }[];
        };
        const from = batch.findIndex(
          ({ dynamodb }) => dynamodb.SequenceNumber === batchItemFailures[0]?.itemIdentifier,
        );
        batch = from === -1 ? [] : batch.slice(from);
      }
    }
  }

  #mapping() {
    return theOnlyOf('AWS::Lambda::EventSourceMapping', this.#deployment);
  }

  async #fresh(): Promise<readonly StreamRecord[]> {
    const patterns = this.#mapping().FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
      JSON.parse(Pattern),
    );
    const records: StreamRecord[] = [];
    for await (const record of this.#all()) {
      if (this.#seen.has(record.dynamodb.SequenceNumber)) continue;
      this.#seen.add(record.dynamodb.SequenceNumber);
      if (patterns.some((pattern: unknown) => matches(record, pattern))) records.push(record);
    }
    return records;
  }

  async *#all(): AsyncIterable<StreamRecord> {
    const TableName = this.#deployment.nameOf(/^StorageTable/);
    const { Table } = await new DynamoDBClient(DYNAMODB).send(new DescribeTableCommand({ TableName }));
    const streams = new DynamoDBStreamsClient(DYNAMODB);
    const StreamArn = Table?.LatestStreamArn;
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
      let { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));
      while (ShardIterator !== undefined) {
        const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator }));
        for (const record of Records) yield record as StreamRecord;
        // An open shard has always a next place; where nothing more lies there, this is its end for now.
        ShardIterator = Records.length === 0 ? undefined : NextShardIterator;
      }
    }
  }
}
