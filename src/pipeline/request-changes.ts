import type { Digest } from '../digest.ts';
import { decideChanges } from '../review/decide.ts';
import type { ArticleKey, ChangesRequested } from '../review/event.ts';
import { voided } from '../review/voids.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** Sends a draft back with a reason; its sign-offs are void from then on. */
export function requestChanges(
  article: ArticleKey,
  person: string,
  asked: { readonly digest: Digest; readonly why: string },
  deps: Deps,
): Promise<Taken<ChangesRequested>> {
  return takeDecision(
    article,
    person,
    deps,
    (context) => decideChanges(context, asked),
    ({ at }, { state }) => state.signOffs.map((given) => voided(given, at, 'changes-requested', asked.why)),
  );
}
