import { randomBytes } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { keysOf } from '../../src/stores/aws/keys-of.ts';
import { type AwsNames, openAwsStores } from '../../src/stores/aws/open-aws-stores.ts';
import { INDEXES } from '../../src/stores/aws/record-items.ts';
import type { Stores } from '../../src/stores/stores.ts';

const { IMPRIMATUR_S3_ENDPOINT, IMPRIMATUR_DYNAMODB_ENDPOINT, AWS_REGION = 'us-east-1' } = process.env;

/** How the tests reach S3: an emulator when its address is given, else the service. */
export const S3: S3ClientConfig = {
  region: AWS_REGION,
  ...(IMPRIMATUR_S3_ENDPOINT === undefined ? {} : { endpoint: IMPRIMATUR_S3_ENDPOINT, forcePathStyle: true }),
};
/** How the tests reach DynamoDB. */
export const DYNAMODB = {
  region: AWS_REGION,
  ...(IMPRIMATUR_DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: IMPRIMATUR_DYNAMODB_ENDPOINT }),
};

const s3 = new S3Client(S3);
const dynamodb = new DynamoDBClient(DYNAMODB);
const made: AwsNames[] = [];

/** Makes an empty table and empty buckets, under names that no other run uses. */
export async function makeNames(): Promise<AwsNames> {
  const run = `imprimatur-test-${randomBytes(6).toString('hex')}`;
  const names = { table: run, blobs: `${run}-blobs`, site: `${run}-site`, checkpoints: `${run}-log` };
  made.push(names);
  await dynamodb.send(new CreateTableCommand(tableOf(names.table)));
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60 }, { TableName: names.table });
  for (const Bucket of [names.blobs, names.site, names.checkpoints]) await s3.send(new CreateBucketCommand({ Bucket }));
  return names;
}

/** Opens stores that nobody has written to. */
export async function openEmptyStores(): Promise<Stores> {
  return openAwsStores(await makeNames(), { dynamodb: DYNAMODB, s3: S3 });
}

/** Removes everything that this file's functions made. */
export async function removeAll(): Promise<void> {
  for (const { table, ...buckets } of made.splice(0)) {
    await dynamodb.send(new DeleteTableCommand({ TableName: table }));
    for (const Bucket of Object.values(buckets)) {
      let keys: { Key: string }[] = [];
      const drop = async () => {
        if (keys.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: keys } }));
        keys = [];
      };
      for await (const Key of keysOf(s3, Bucket)) {
        keys.push({ Key });
        if (keys.length === 1000) await drop();
      }
      await drop();
      await s3.send(new DeleteBucketCommand({ Bucket }));
    }
  }
}

function tableOf(TableName: string) {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  const index = (IndexName: string, hash: string, range: string) => ({
    IndexName,
    KeySchema: keys(hash, range),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  });
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: ['pk', 'sk', 'all', 'name', 'place', 'openState', 'liveState'].map(text),
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: [
      index(INDEXES.name, 'all', 'name'),
      index(INDEXES.change, 'all', 'place'),
      index(INDEXES.open, 'openState', 'place'),
      index(INDEXES.live, 'liveState', 'place'),
    ],
  };
}
