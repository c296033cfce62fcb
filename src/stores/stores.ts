import type { BlobStore } from './blob-store.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import type { DeliveryLog } from './delivery-log.ts';
import type { RecordStore } from './record-store.ts';
import type { SiteStore } from './site-store.ts';

/** Everything the steps keep things in; one opener per adapter returns it. */
export interface Stores {
  readonly records: RecordStore;
  readonly blobs: BlobStore;
  readonly site: SiteStore;
  readonly checkpoints: CheckpointStore;
  readonly deliveries: DeliveryLog;
}
