import { decideWithdraw } from '../review/decide.ts';
import type { ArticleKey, EditionWithdrawn } from '../review/event.ts';
import type { Deps } from './deps.ts';
import { settleArticle, settleSite } from './settle.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/**
 * Takes a live page down at once: a notice with the public reason stands at its address when this resolves. Asked again
 * after a crash it is refused, since the page is withdrawn already, but the notice stands then too.
 */
export async function withdraw(
  article: ArticleKey,
  person: string,
  why: string,
  deps: Deps,
): Promise<Taken<EditionWithdrawn>> {
  try {
    return await takeDecision(article, person, deps, (asked) => decideWithdraw(asked, why));
  } finally {
    await settleArticle(article, deps);
    await settleSite(deps);
  }
}
