import { decideRevoke } from '../review/decide.ts';
import type { ArticleKey, SignOffVoided } from '../review/event.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** Takes back a person's own sign-off; rejects with `refused` when there is none or the draft is published. */
export function revoke(article: ArticleKey, person: string, why: string, deps: Deps): Promise<Taken<SignOffVoided>> {
  return takeDecision(article, person, deps, (asked) => decideRevoke(asked, why));
}
