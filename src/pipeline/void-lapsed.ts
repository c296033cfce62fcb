import { ImprimaturError } from '../errors.ts';
import type { ArticleKey } from '../review/event.ts';
import { voids } from '../review/voids.ts';
import { everyHead } from '../stores/every-head.ts';
import type { Deps } from './deps.ts';
import { append, loadArticle } from './load-article.ts';

const SIGNED_STATES = ['in_review', 'approved', 'scheduled'] as const;

/** Records every sign-off that counts no longer by today's policy and date; resolves to the articles that lost one. */
export async function voidLapsed(deps: Deps): Promise<readonly ArticleKey[]> {
  const touched: ArticleKey[] = [];
  for (const state of SIGNED_STATES)
    for await (const { head } of everyHead({ state }, deps.stores.records))
      if ((head.open?.signed.length ?? 0) > 0 && (await lapse(head.article, deps))) touched.push(head.article);
  return touched;
}

async function lapse(article: ArticleKey, { stores, house, clock }: Deps): Promise<boolean> {
  try {
    const loaded = await loadArticle(article, stores);
    const events = voids(loaded.state, house.policy.policy, clock.now());
    if (events.length > 0) await append(loaded, events, stores);
    return events.length > 0;
  } catch (error) {
    // Somebody was quicker, or the record does not hold together: the next sweep looks again, and `verify` names it.
    if (error instanceof ImprimaturError) return false;
    throw error;
  }
}
