import { decideClaims, type GivenVerdicts } from '../review/decide-claims.ts';
import type { ArticleKey, ClaimsJudged } from '../review/event.ts';
import { claimsOfDraft } from './claims-of-draft.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** Records a person's verdicts on claims of the draft they name; rejects with `refused` and every reason why not. */
export function judgeClaims(
  article: ArticleKey,
  person: string,
  given: GivenVerdicts,
  deps: Deps,
): Promise<Taken<ClaimsJudged>> {
  return takeDecision(article, person, deps, async (asked, { state }) =>
    decideClaims(asked, given, await claimsOfDraft(state.built, deps.stores.blobs, deps.house.policy.policy)),
  );
}
