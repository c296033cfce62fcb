import * as z from 'zod';
import { DIGEST_PATTERN, type Digest } from '../src/digest.ts';
import type { Ended } from '../src/pipeline/summarise.ts';
import type { BatchItem } from '../src/stores/record-store.ts';
import { openDeps } from './open-deps.ts';
import { openPacks } from './open-packs.ts';
import { count, logger, traced } from './watch.ts';

/** What the build of some packs gave: drafts to validate, and packs that have reached their end. */
const Built = z.object({
  path: z.string(),
  draft: z.string().regex(DIGEST_PATTERN).optional(),
  item: z.unknown().optional(),
});
const Event = z.object({ batchId: z.string().max(200), packs: z.array(Built).max(100) });

/** Runs the gates over kept drafts and records each, in review or rejected; one that fails stops no other. */
export async function handler(event: unknown): Promise<{ batchId: string; ended: readonly Ended[] }> {
  const { batchId, packs: built } = Event.parse(event);
  const deps = await openDeps();
  const { validatePack } = await import('../src/pipeline/validate-pack.ts');
  const packs = await openPacks(built.map(({ path }) => path));
  const ended: Ended[] = [];
  for (const { path, draft, item } of built) {
    if (draft === undefined) ended.push({ item: item as BatchItem, moved: [] });
    else
      try {
        ended.push(
          await traced('validate', () => validatePack({ path, draft: draft as Digest }, batchId, packs, deps)),
        );
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ImprimaturError') throw error;
        logger.warn('a draft could not be validated', { path, batchId, error });
        ended.push({ item: { path, outcome: 'failed', findings: 0, message: error.message }, moved: [] });
      }
  }
  for (const outcome of ['in_review', 'rejected', 'invalid', 'failed'] as const)
    count(`Packs_${outcome}`, ended.filter(({ item }) => item.outcome === outcome).length);
  return { batchId, ended };
}
