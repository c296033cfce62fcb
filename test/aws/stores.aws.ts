import { afterAll, describe } from '@jest/globals';
import { openAwsPackStore } from '../../src/stores/aws/open-aws-pack-store.ts';
import { itIsABlobStore } from '../stores/blob-store.contract.ts';
import { itIsACheckpointStore } from '../stores/checkpoint-store.contract.ts';
import { itIsADeliveryLog } from '../stores/delivery-log.contract.ts';
import { itIsAPackStore } from '../stores/pack-store.contract.ts';
import { itIsARecordStore } from '../stores/record-store.contract.ts';
import { itIsASiteStore } from '../stores/site-store.contract.ts';
import { makeNames, openEmptyStores, removeAll, S3 } from './aws-stores.ts';

afterAll(removeAll);

describe('AwsRecordStore', () => itIsARecordStore(async () => (await openEmptyStores()).records));
describe('AwsBlobStore', () => itIsABlobStore(async () => (await openEmptyStores()).blobs));
describe('AwsSiteStore', () => itIsASiteStore(async () => (await openEmptyStores()).site));
describe('AwsCheckpointStore', () => itIsACheckpointStore(async () => (await openEmptyStores()).checkpoints));
describe('AwsDeliveryLog', () => itIsADeliveryLog(async () => (await openEmptyStores()).deliveries));
describe('AwsPackStore', () => itIsAPackStore(async () => openAwsPackStore((await makeNames()).blobs, S3)));
