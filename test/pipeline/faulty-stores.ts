import type { Stores } from '../../src/stores/stores.ts';

/** Stands between a step and its stores: is handed every call, and decides whether and when it is made. */
export type Around = <Result>(name: string, call: () => Promise<Result>) => Promise<Result>;

/** The stores, with every call to them going through `around`; a listing counts as one call, when it starts. */
export function storesAround({ records, blobs, site, checkpoints, deliveries }: Stores, around: Around): Stores {
  async function* listing<Item>(name: string, items: () => AsyncIterable<Item>): AsyncIterable<Item> {
    await around(name, async () => {});
    yield* items();
  }
  return {
    records: {
      head: (article) => around('records.head', () => records.head(article)),
      list: (query) => records.list(query),
      counts: () => records.counts(),
      heads: () => listing('records.heads', () => records.heads()),
      entries: (article) => around('records.entries', () => records.entries(article)),
      commit: (change) => around('records.commit', () => records.commit(change)),
      commitAll: (changes) => around('records.commitAll', () => records.commitAll(changes)),
      buildMark: (path) => around('records.buildMark', () => records.buildMark(path)),
      putBuildMarks: (marks) => around('records.putBuildMarks', () => records.putBuildMarks(marks)),
      checkpointMark: () => around('records.checkpointMark', () => records.checkpointMark()),
      putCheckpointMark: (mark) => around('records.putCheckpointMark', () => records.putCheckpointMark(mark)),
      faults: () => around('records.faults', () => records.faults()),
      close: () => records.close(),
    },
    blobs: {
      put: (bytes) => around('blobs.put', () => blobs.put(bytes)),
      get: (digest) => around('blobs.get', () => blobs.get(digest)),
      list: () => listing('blobs.list', () => blobs.list()),
    },
    site: {
      read: (path) => around('site.read', () => site.read(path)),
      write: (path, bytes, seen) => around('site.write', () => site.write(path, bytes, seen)),
      remove: (path, seen) => around('site.remove', () => site.remove(path, seen)),
      list: () => listing('site.list', () => site.list()),
    },
    checkpoints: {
      append: (at, chains, last) => around('checkpoints.append', () => checkpoints.append(at, chains, last)),
      latest: () => around('checkpoints.latest', () => checkpoints.latest()),
      all: () => listing('checkpoints.all', () => checkpoints.all()),
    },
    deliveries,
  };
}

/** The end of a process, as the code that was running sees it. */
export class Crash extends Error {}

/** A moment around the n-th call: before it was made, or after it was made and before its caller knew. */
export interface Moment {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** Stores whose process ends at a moment; from then on no call is made any more. */
export function crashingAt(stores: Stores, { call, when }: Moment): { readonly stores: Stores; ended(): boolean } {
  let calls = 0;
  let dead = false;
  const around: Around = async (name, make) => {
    if (dead) throw new Crash(`${name} after the end`);
    calls += 1;
    if (calls !== call) return make();
    dead = true;
    if (when === 'after') await make();
    throw new Crash(`${when} ${name}, call ${calls}`);
  };
  return { stores: storesAround(stores, around), ended: () => dead };
}

/** Stores whose caller is held up at a moment while something else happens. */
export function pausingAt(
  stores: Stores,
  { call, when }: Moment,
  meanwhile: () => Promise<void>,
): { readonly stores: Stores; paused(): boolean } {
  let calls = 0;
  let paused = false;
  const around: Around = async (_name, make) => {
    calls += 1;
    if (calls !== call) return make();
    paused = true;
    if (when === 'before') {
      await meanwhile();
      return make();
    }
    const result = await make();
    await meanwhile();
    return result;
  };
  return { stores: storesAround(stores, around), paused: () => paused };
}

/** Every moment around every call: 1 before, 1 after, 2 before, and so on without end. */
export function* everyMoment(): Iterable<Moment> {
  for (let call = 1; ; call += 1) {
    yield { call, when: 'before' };
    yield { call, when: 'after' };
  }
}
