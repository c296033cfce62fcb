import { readHtml } from '../document/read-html.ts';
import type { Policy } from '../policy/policy.ts';
import { type Claim, claimsOf } from '../review/claims.ts';
import type { DraftBuilt } from '../review/event.ts';
import type { BlobStore } from '../stores/blob-store.ts';
import { type KeptDraft, readDraft } from './keep-draft.ts';

/** The claims that a kept draft makes, read from its page; none for an article without a draft. */
export async function claimsOfDraft(
  built: DraftBuilt | undefined,
  blobs: BlobStore,
  policy: Policy,
): Promise<readonly Claim[]> {
  return built === undefined ? [] : claimsIn(await readDraft(built, blobs), policy);
}

/** The claims that a draft makes, in the order of its page. */
export function claimsIn({ pack, html }: Pick<KeptDraft, 'pack' | 'html'>, policy: Policy): readonly Claim[] {
  return claimsOf(pack, readHtml(html).statements, policy.signOffs.roles);
}
