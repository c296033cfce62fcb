import type { Digest } from '../digest.ts';
import type { SigningRole } from '../policy/policy.ts';
import { decideSignOff } from '../review/decide.ts';
import type { ArticleKey, SignOffGiven } from '../review/event.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** Records a person's sign-off of the exact draft they name; rejects with `refused` and every reason why not. */
export function signOff(
  article: ArticleKey,
  person: string,
  given: { readonly role: SigningRole; readonly digest: Digest; readonly comment?: string },
  deps: Deps,
): Promise<Taken<SignOffGiven>> {
  return takeDecision(article, person, deps, (asked) => decideSignOff(asked, given));
}
