import { EMPTY_TIP } from '../../src/ledger/chain.ts';
import { openMemoryStores } from '../../src/stores/memory/open-memory-stores.ts';
import type { Stores } from '../../src/stores/stores.ts';

/** New stores in memory with the records, blobs and public files of others: what was prepared once is begun from many times. */
export async function copyOf({ records, blobs, site }: Stores): Promise<Stores> {
  const copy = await openMemoryStores();
  for await (const { head } of records.heads()) {
    const entries = await records.entries(head.article);
    await copy.records.commit({
      article: head.article,
      onto: EMPTY_TIP,
      events: entries.map(({ event }) => event),
      head,
    });
  }
  for await (const digest of blobs.list()) await copy.blobs.put((await blobs.get(digest)) ?? '');
  for await (const path of site.list()) await copy.site.write(path, (await site.read(path))?.bytes ?? '', null);
  return copy;
}
