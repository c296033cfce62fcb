import { ImprimaturError } from '../../../src/errors.ts';
import { EMPTY_TIP } from '../../../src/ledger/chain.ts';
import { openLocalStores } from '../../../src/stores/local/open-local-stores.ts';
import { aBuild, aChange } from '../../a-change.ts';

const [folder = '', times = '0'] = process.argv.slice(2);
const { records, site } = await openLocalStores(folder);
const article = { slug: 'zinc', locale: 'en-US' };

async function untilNoConflict(attempt: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!(error instanceof ImprimaturError && error.code === 'conflict')) throw error;
    }
  }
}

async function countOnSite(): Promise<void> {
  const file = await site.read('count.txt');
  const count = file === undefined ? 0 : Number(new TextDecoder().decode(file.bytes));
  await site.write('count.txt', String(count + 1), file?.etag ?? null);
}

async function countInRecords(): Promise<void> {
  const onto = (await records.head(article))?.tip ?? EMPTY_TIP;
  await records.commit(aChange({ onto, events: [aBuild({ title: String(onto.seq + 1) })] }));
}

for (let done = 0; done < Number(times); done += 1) {
  await untilNoConflict(countOnSite);
  await untilNoConflict(countInRecords);
}
await records.close();
