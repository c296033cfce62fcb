import { ImprimaturError } from '../errors.ts';
import { articleName } from '../ledger/article-order.ts';
import type { Change } from './record-store.ts';

/** Returns once every change is about its own article, and no two about the same; throws `invalid` otherwise. */
export function checkChanges(changes: readonly Change[]): void {
  const named = new Set<string>();
  for (const { article, head } of changes) {
    const name = articleName(article);
    if (articleName(head.article) !== name)
      throw new ImprimaturError('invalid', `a change to ${article.slug} carries the head of ${head.article.slug}`);
    if (named.has(name))
      throw new ImprimaturError('invalid', `two changes to ${article.slug} (${article.locale}) in one commit`);
    named.add(name);
  }
}
