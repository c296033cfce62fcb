import type { Digest } from '../digest.ts';
import { buildDraft } from '../draft/build-draft.ts';
import { ImprimaturError } from '../errors.ts';
import { readPack } from '../pack/read-pack.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import type { BatchItem } from '../stores/record-store.ts';
import { checkNoting } from './check-noting.ts';
import type { Deps } from './deps.ts';
import { examinedAs, houseDigest, lookAtPack, unread } from './examine-pack.ts';
import { keepBuilt } from './keep-draft.ts';
import { commitOutcomes, keepOutcome } from './keep-outcome.ts';

/** A pack on its way: a draft that waits for its gates, or what became of it where there is nothing to validate. */
export type BuiltPack =
  | { readonly path: string; readonly draft: Digest }
  | { readonly path: string; readonly item: BatchItem };

/** Builds and keeps the draft of one pack of a batch; one that is unchanged or cannot be read has reached its end. */
export async function buildPack(path: string, batchId: string, packs: PackFiles, deps: Deps): Promise<BuiltPack> {
  const house = houseDigest(deps);
  const look = await lookAtPack(path, packs, house, deps);
  const ended = async (examined: Parameters<typeof keepOutcome>[0]): Promise<BuiltPack> => {
    const outcome = await keepOutcome(examined, batchId, deps);
    await commitOutcomes([outcome], batchId, deps);
    return { path, item: outcome.item };
  };
  if ('problem' in look) return ended({ path, checked: unread(look.problem), uses: [] });
  if ('known' in look) return ended({ path, known: look.known, uses: look.known.uses });
  const reading = readPack(look.file, look.libraries);
  if (reading.ok) {
    try {
      const built = buildDraft(reading.value, deps.house);
      return { path, draft: await keepBuilt(built, reading.value.canonical, deps.stores.blobs) };
    } catch (error) {
      // A template or language that the house does not have; the check says where the pack asks for it.
      if (!(error instanceof ImprimaturError) || error.code !== 'invalid') throw error;
    }
  }
  const checked = checkNoting(look.file, look.libraries, deps.house, deps.clock.today());
  return ended(examinedAs(look.file, checked, house));
}
