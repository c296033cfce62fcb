import type { Stores } from '../stores.ts';
import { MemoryBlobStore } from './memory-blob-store.ts';
import { MemoryCheckpointStore } from './memory-checkpoint-store.ts';
import { MemoryDeliveryLog } from './memory-delivery-log.ts';
import { MemoryRecordStore } from './memory-record-store.ts';
import { MemorySiteStore } from './memory-site-store.ts';

/** Opens empty stores that last as long as the process: for tests and dry runs. */
export async function openMemoryStores(): Promise<Stores> {
  return {
    records: new MemoryRecordStore(),
    blobs: new MemoryBlobStore(),
    site: new MemorySiteStore(),
    checkpoints: new MemoryCheckpointStore(),
    deliveries: new MemoryDeliveryLog(),
  };
}
