import { writeSync } from 'node:fs';
import { EMPTY_TIP } from '../../../src/ledger/chain.ts';
import { openLocalStores } from '../../../src/stores/local/open-local-stores.ts';
import { aBuild, aChange } from '../../a-change.ts';

const STDOUT = 1;
const [folder = ''] = process.argv.slice(2);
const { records, blobs, site } = await openLocalStores(folder);
const article = { slug: 'zinc', locale: 'en-US' };

// Prints a number once everything written for it has been acknowledged, until the parent ends it.
for (;;) {
  const onto = (await records.head(article))?.tip ?? EMPTY_TIP;
  const number = onto.seq + 1;
  const seen = (await site.read('page.html'))?.etag ?? null;
  await Promise.all([
    blobs.put(`blob ${number}`),
    site.write('page.html', String(number % 10).repeat(200_000), seen),
    records.commit(aChange({ onto, events: [aBuild({ title: String(number) })] })),
  ]);
  writeSync(STDOUT, `${number}\n`);
}
