import * as z from 'zod';
import { DIGEST_PATTERN, type Digest } from '../src/digest.ts';
import { validatePack } from '../src/pipeline/validate-pack.ts';
import type { BatchItem } from '../src/stores/record-store.ts';
import { openDeps } from './open-deps.ts';
import { openPacks } from './open-packs.ts';
import { count, logger } from './watch.ts';

/** What the build of some packs gave: drafts to validate, and packs that have reached their end. */
const Event = z.object({
  batchId: z.string().max(200),
  packs: z
    .array(
      z.object({ path: z.string(), draft: z.string().regex(DIGEST_PATTERN).optional(), item: z.unknown().optional() }),
    )
    .max(100),
});

/** Runs the gates over kept drafts and records each, in review or rejected; one that fails stops no other. */
export async function handler(event: unknown): Promise<{ batchId: string; items: readonly BatchItem[] }> {
  const { batchId, packs: built } = Event.parse(event);
  const deps = await openDeps();
  const packs = await openPacks(built.map(({ path }) => path));
  const items: BatchItem[] = [];
  for (const { path, draft, item } of built) {
    if (draft === undefined) items.push(item as BatchItem);
    else
      try {
        items.push(await validatePack({ path, draft: draft as Digest }, batchId, packs, deps));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ImprimaturError') throw error;
        logger.warn('a draft could not be validated', { path, batchId, error });
        items.push({ path, outcome: 'failed', findings: 0, message: error.message });
      }
  }
  for (const outcome of ['in_review', 'rejected', 'invalid', 'failed'] as const)
    count(`Packs_${outcome}`, items.filter((item) => item.outcome === outcome).length);
  return { batchId, items };
}
