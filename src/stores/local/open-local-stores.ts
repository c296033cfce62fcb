import { lstatSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ImprimaturError } from '../../errors.ts';
import type { Stores } from '../stores.ts';
import { errorCode } from './error-code.ts';
import { LocalBlobStore } from './local-blob-store.ts';
import { LocalCheckpointStore } from './local-checkpoint-store.ts';
import { LocalDeliveryLog } from './local-delivery-log.ts';
import { LocalRecordStore } from './local-record-store.ts';
import { LocalSiteStore } from './local-site-store.ts';
import { damaged, openRecordDatabase } from './open-record-database.ts';
import { ensureOwnFolder, mustBeFileIfThere } from './own-file.ts';
import { FIRST_SEAL, sealPath, sealText } from './record-seal.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Opens the stores of a folder, made new if it is not there; several processes may have it open at once. Refuses a folder
 * whose records are gone, and any without records where it may not make new ones.
 */
export async function openLocalStores(
  folder: string,
  { mayBeNew = true }: { readonly mayBeNew?: boolean } = {},
): Promise<Stores> {
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
  const besides = [checkpoints, sealPath(file), blobs, site].filter(holdsSomething);
  // Looked for after what is only there when it was there before: another process may be making it at this moment.
  const isNew = (lstatSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  if (isNew && (!mayBeNew || besides.length > 0)) throw recordsGone(file, besides);
  const database = openRecordDatabase(file, lock);
  await syncFolder(root);
  if (isNew) sealNew(file);
  return {
    records: openRecords(database, file),
    blobs: new LocalBlobStore(blobs),
    site: new LocalSiteStore(site, lock),
    checkpoints: new LocalCheckpointStore(checkpoints, lock),
    deliveries: new LocalDeliveryLog(deliveries, lock),
  };
}

function holdsSomething(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? readdirSync(path).length > 0 : found !== undefined;
}

function recordsGone(file: string, besides: readonly string[]): ImprimaturError {
  const speaks = besides.length === 0 ? '' : `, though there is ${besides.join(', ')}`;
  return new ImprimaturError('refused', `${file} is missing or empty${speaks}; restore it from a backup`);
}

// From the beginning, so that a seal which is not there was taken away. Another process may have been quicker.
function sealNew(file: string): void {
  try {
    writeFileSync(sealPath(file), sealText(FIRST_SEAL), { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
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
