import * as z from 'zod';
import { openReferences } from '../src/citations/open-references.ts';
import type { BuiltPack } from '../src/pipeline/build-pack.ts';
import { openDeps } from './open-deps.ts';
import { openPacks } from './open-packs.ts';
import { count, logger, traced } from './watch.ts';

/** Packs of a batch, as the map of the state machine hands them out. */
const Event = z.object({
  BatchInput: z.object({ batchId: z.string().max(200) }),
  Items: z.array(z.object({ Key: z.string().max(1024) })).max(100),
});

/** Builds and keeps the drafts of some packs; one that fails is told as failed and stops no other. */
export async function handler(event: unknown): Promise<{ batchId: string; packs: readonly BuiltPack[] }> {
  const { BatchInput, Items } = Event.parse(event);
  const { batchId } = BatchInput;
  const deps = await openDeps(openReferences);
  const { buildPack } = await import('../src/pipeline/build-pack.ts');
  const packs = await openPacks(Items.map(({ Key }) => Key));
  const built: BuiltPack[] = [];
  for (const path of packs.paths) {
    try {
      built.push(await traced('build', () => buildPack(path, batchId, packs, deps)));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ImprimaturError') throw error;
      logger.warn('a pack could not be built', { path, batchId, error });
      built.push({ path, item: { path, outcome: 'failed', findings: 0, message: error.message } });
    }
  }
  count('PacksBuilt', built.length);
  return { batchId, packs: built };
}
