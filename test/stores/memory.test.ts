import { describe } from '@jest/globals';
import { MemoryPackStore } from '../../src/stores/memory/memory-pack-store.ts';
import { openMemoryStores } from '../../src/stores/memory/open-memory-stores.ts';
import { itIsABlobStore } from './blob-store.contract.ts';
import { itIsACheckpointStore } from './checkpoint-store.contract.ts';
import { itIsADeliveryLog } from './delivery-log.contract.ts';
import { itIsAPackStore } from './pack-store.contract.ts';
import { itIsARecordStore } from './record-store.contract.ts';
import { itIsASiteStore } from './site-store.contract.ts';

describe('MemoryRecordStore', () => itIsARecordStore(async () => (await openMemoryStores()).records));
describe('MemoryBlobStore', () => itIsABlobStore(async () => (await openMemoryStores()).blobs));
describe('MemorySiteStore', () => itIsASiteStore(async () => (await openMemoryStores()).site));
describe('MemoryCheckpointStore', () => itIsACheckpointStore(async () => (await openMemoryStores()).checkpoints));
describe('MemoryDeliveryLog', () => itIsADeliveryLog(async () => (await openMemoryStores()).deliveries));
describe('MemoryPackStore', () => itIsAPackStore(async () => new MemoryPackStore()));
