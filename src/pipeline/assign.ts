import type { Digest } from '../digest.ts';
import { decideAssignment } from '../review/decide-assignment.ts';
import type { ArticleKey, DraftAssigned } from '../review/event.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** Says who is to look at an open draft next; nothing else depends on it. */
export function assign(
  article: ArticleKey,
  person: string,
  given: { readonly digest: Digest; readonly to: string | undefined },
  deps: Deps,
): Promise<Taken<DraftAssigned>> {
  return takeDecision(article, person, deps, (asked) => decideAssignment(asked, given));
}
