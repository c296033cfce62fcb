import { digestBytes } from '../../../src/digest.ts';
import { openLocalStores } from '../../../src/stores/local/open-local-stores.ts';

const [folder = '', seen = ''] = process.argv.slice(2);
const { blobs, site, checkpoints } = await openLocalStores(folder);
const tooMuch = 'z'.repeat(4_000_000);
const tip = { seq: 1, digest: digestBytes('zinc') };
const large = [{ article: { slug: tooMuch, locale: 'en-US' }, tip }];

// Run under a limit on the size of files, which the system reports like a full disk: while the bytes are written.
const outcomes = await Promise.allSettled([
  site.write('page.html', tooMuch, seen),
  site.write('other.html', tooMuch, null),
  blobs.put(tooMuch),
  checkpoints.append('2026-03-02T00:00:00.000Z', large),
]);
console.log(JSON.stringify(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'done'))));
