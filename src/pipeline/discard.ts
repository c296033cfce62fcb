import type { Digest } from '../digest.ts';
import { decideDiscard } from '../review/decide-publication.ts';
import type { ArticleKey, DraftDiscarded } from '../review/event.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** Puts a draft aside that nobody will mend, with a reason; a rebuild to another digest opens the article again. */
export function discard(
  article: ArticleKey,
  person: string,
  given: { readonly digest: Digest; readonly why: string },
  deps: Deps,
): Promise<Taken<DraftDiscarded>> {
  return takeDecision(article, person, deps, (asked) => decideDiscard(asked, given));
}
