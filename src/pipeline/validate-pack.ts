import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import { checkNoting } from './check-noting.ts';
import type { Deps } from './deps.ts';
import { examinedAs, houseDigest } from './examine-pack.ts';
import { readBuilt } from './keep-draft.ts';
import { commitOutcomes, keepOutcome } from './keep-outcome.ts';
import type { Ended } from './summarise.ts';

/**
 * Runs the gates over the kept bytes of a draft and records it, in review or rejected. The pack is read again, so that
 * findings name the lines that a person wrote; rejects with `conflict` when it is another one than was built.
 */
export async function validatePack(
  { path, draft }: { readonly path: string; readonly draft: Digest },
  batchId: string,
  packs: PackFiles,
  deps: Deps,
): Promise<Ended> {
  const built = await readBuilt(draft, deps.stores.blobs);
  const file = await packs.read(path);
  if (!('bytes' in file)) throw new ImprimaturError('conflict', `${path}: the pack went away after it was built`);
  const checked = checkNoting(file, packs.libraries(path), deps.house, deps.clock.today(), ({ digest }) => {
    if (digest === built.draft.pack) return built;
    throw new ImprimaturError('conflict', `${path}: the pack was changed after it was built`);
  });
  if (checked.prepared?.draft.digest !== draft)
    throw new ImprimaturError('conflict', `${path}: the pack was changed after it was built`);
  const outcome = await keepOutcome(examinedAs(file, checked, houseDigest(deps)), batchId, deps);
  await commitOutcomes([outcome], batchId, deps);
  return { item: outcome.item, moved: outcome.moved };
}
