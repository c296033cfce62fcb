import { describe } from '@jest/globals';
import { itIsABlobStore } from './blob-store.contract.ts';
import { itIsACheckpointStore } from './checkpoint-store.contract.ts';
import { itIsADeliveryLog } from './delivery-log.contract.ts';
import { localFolders } from './local-folders.ts';
import { itIsARecordStore } from './record-store.contract.ts';
import { itIsASiteStore } from './site-store.contract.ts';

const { aFolder, open } = localFolders();

describe('LocalRecordStore', () => itIsARecordStore(async () => (await open(aFolder())).records));
describe('LocalBlobStore', () => itIsABlobStore(async () => (await open(aFolder())).blobs));
describe('LocalSiteStore', () => itIsASiteStore(async () => (await open(aFolder())).site));
describe('LocalCheckpointStore', () => itIsACheckpointStore(async () => (await open(aFolder())).checkpoints));
describe('LocalDeliveryLog', () => itIsADeliveryLog(async () => (await open(aFolder())).deliveries));
