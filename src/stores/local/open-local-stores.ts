import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Stores } from '../stores.ts';
import { LocalBlobStore } from './local-blob-store.ts';
import { LocalCheckpointStore } from './local-checkpoint-store.ts';
import { LocalDeliveryLog } from './local-delivery-log.ts';
import { LocalRecordStore } from './local-record-store.ts';
import { LocalSiteStore } from './local-site-store.ts';
import { damaged, openRecordDatabase } from './open-record-database.ts';
import { ensureOwnFolder, mustBeFileIfThere } from './own-file.ts';
import { sealPath } from './record-seal.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';
import { syncFolder } from './sync-folder.ts';

/** Opens the stores of a folder, made new if it is not there; several processes may have it open at once. */
export async function openLocalStores(folder: string): Promise<Stores> {
  const root = await makeFolder(folder);
  const [blobs, site] = [join(root, 'blobs'), join(root, 'site')];
  for (const kept of [blobs, site]) {
    ensureOwnFolder(kept);
    sweepLeftovers(kept, Date.now());
  }
  const lock = join(root, 'lock.sqlite');
  const file = join(root, 'records.sqlite');
  const [checkpoints, deliveries] = [join(root, 'checkpoints.jsonl'), join(root, 'deliveries.jsonl')];
  for (const kept of [lock, file, sealPath(file), checkpoints, deliveries]) mustBeFileIfThere(kept);
  const database = openRecordDatabase(file, lock);
  await syncFolder(root);
  return {
    records: openRecords(database, file),
    blobs: new LocalBlobStore(blobs),
    site: new LocalSiteStore(site, lock),
    checkpoints: new LocalCheckpointStore(checkpoints, lock),
    deliveries: new LocalDeliveryLog(deliveries, lock),
  };
}

// Every statement is prepared at once: a damaged table or rule shows before anything is read by it.
function openRecords(database: DatabaseSync, file: string): LocalRecordStore {
  try {
    return new LocalRecordStore(database, file);
  } catch (error) {
    database.close();
    throw damaged(file, error);
  }
}

// The folder itself may be a link, such as to a mounted disk; everything below it may not.
async function makeFolder(folder: string): Promise<string> {
  const first = mkdirSync(folder, { recursive: true });
  if (first !== undefined) await syncFromTo(dirname(resolve(folder)), dirname(resolve(first)));
  return realpathSync.native(folder);
}

async function syncFromTo(folder: string, top: string): Promise<void> {
  await syncFolder(folder);
  if (folder !== top) await syncFromTo(dirname(folder), top);
}
