import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Stores } from '../stores.ts';
import { AwsBlobStore } from './aws-blob-store.ts';
import { AwsCheckpointStore } from './aws-checkpoint-store.ts';
import { AwsDeliveryLog } from './aws-delivery-log.ts';
import { AwsRecordStore } from './aws-record-store.ts';
import { AwsSiteStore } from './aws-site-store.ts';

/** The names of what a deployment keeps things in. */
export interface AwsNames {
  readonly table: string;
  readonly blobs: string;
  readonly site: string;
  readonly checkpoints: string;
}

/** How the clients reach the services, where that is not as usual: an emulator, say. */
export interface AwsClients {
  readonly dynamodb?: DynamoDBClientConfig;
  readonly s3?: S3ClientConfig;
}

// Fields that were left undefined are no part of an event, here as everywhere.
const TRANSLATE = { marshallOptions: { removeUndefinedValues: true } };

/** Opens the stores of a deployment. Clients retry what was throttled by themselves, and nothing else. */
export async function openAwsStores(names: AwsNames, { dynamodb = {}, s3 = {} }: AwsClients = {}): Promise<Stores> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 8, ...dynamodb }), TRANSLATE);
  const objects = new S3Client({ maxAttempts: 5, ...s3 });
  return {
    records: new AwsRecordStore(client, names.table),
    blobs: new AwsBlobStore(objects, names.blobs),
    site: new AwsSiteStore(objects, names.site),
    checkpoints: new AwsCheckpointStore(objects, names.checkpoints),
    deliveries: new AwsDeliveryLog(client, names.table),
  };
}
