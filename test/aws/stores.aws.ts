import { afterAll, describe } from '@jest/globals';
import { itIsABlobStore } from '../stores/blob-store.contract.ts';
import { itIsACheckpointStore } from '../stores/checkpoint-store.contract.ts';
import { itIsADeliveryLog } from '../stores/delivery-log.contract.ts';
import { itIsARecordStore } from '../stores/record-store.contract.ts';
import { itIsASiteStore } from '../stores/site-store.contract.ts';
import { openEmptyStores, removeAll } from './aws-stores.ts';

afterAll(removeAll);

describe('AwsRecordStore', () => itIsARecordStore(async () => (await openEmptyStores()).records));
describe('AwsBlobStore', () => itIsABlobStore(async () => (await openEmptyStores()).blobs));
describe('AwsSiteStore', () => itIsASiteStore(async () => (await openEmptyStores()).site));
describe('AwsCheckpointStore', () => itIsACheckpointStore(async () => (await openEmptyStores()).checkpoints));
describe('AwsDeliveryLog', () => itIsADeliveryLog(async () => (await openEmptyStores()).deliveries));
