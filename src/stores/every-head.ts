import type { HeadQuery } from './head-query.ts';
import type { HeadRecord, RecordStore } from './record-store.ts';

const PAGE = 200;

/** Every head that fits a query, those changed last first, read page by page as it is asked for. */
export async function* everyHead(
  query: Omit<HeadQuery, 'limit' | 'after'>,
  records: Pick<RecordStore, 'list'>,
): AsyncIterable<HeadRecord> {
  let after: string | undefined;
  do {
    const { heads, next } = await records.list({ ...query, limit: PAGE, ...(after === undefined ? {} : { after }) });
    yield* heads;
    after = next;
  } while (after !== undefined);
}

/** Every head that changed at a moment or after it, those changed last first. */
export async function* headsSince(since: string, records: Pick<RecordStore, 'list'>): AsyncIterable<HeadRecord> {
  for await (const record of everyHead({}, records)) {
    if (record.head.updatedAt < since) return;
    yield record;
  }
}
