import { batch } from '../../../src/pipeline/batch.ts';
import { openMemoryStores } from '../../../src/stores/memory/open-memory-stores.ts';
import { aDesk } from '../a-desk.ts';
import { aHouse } from '../a-house.ts';
import { aPack } from '../a-pack.ts';
import { type Around, storesAround } from '../faulty-stores.ts';
import { memoryPacks } from '../memory-packs.ts';

// Run as a process of its own: what nobody catches ends it, and says so on stderr.
const full: Around = async (name, call) => {
  if (name === 'blobs.put') throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  return call();
};
const deps = await aDesk(await aHouse(), { stores: storesAround(await openMemoryStores(), full) });
const packs = memoryPacks(['a', 'b', 'c'].map((slug) => aPack({ slug }, `packs/${slug}.yaml`)));
try {
  await batch(
    {
      id: 'b1',
      packs,
      concurrency: 1,
      check: async (file) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return packs.check(file, deps);
      },
    },
    deps,
  );
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
