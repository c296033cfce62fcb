import { type ErrorCode, ImprimaturError, type Reason } from '../errors.ts';
import { currentEdition, openState } from '../review/article-state.ts';
import type { ArticleKey } from '../review/event.ts';
import { everyHead } from '../stores/every-head.ts';
import type { Head } from '../stores/record-store.ts';
import type { Deps } from './deps.ts';
import { examineRelease } from './examine-release.ts';
import { append, loadArticle } from './load-article.ts';
import { settleArticle, settleSite } from './settle.ts';

/** What became of one article in a round of publishing. */
export type Publication =
  | { readonly article: ArticleKey; readonly outcome: 'published'; readonly path: string }
  | { readonly article: ArticleKey; readonly outcome: 'unchanged'; readonly path: string }
  | { readonly article: ArticleKey; readonly outcome: 'refused' | 'unfinished'; readonly reasons: readonly Reason[] };

/**
 * Publishes an approved draft: re-reads everything, checks the record, the bytes, the sign-offs, the roles and the
 * gates under today's policy and date, and then writes exactly the approved bytes. There is no way around it.
 */
export async function publish(article: ArticleKey, deps: Deps): Promise<Publication> {
  const loaded = await loadArticle(article, deps.stores);
  const path = `${article.slug}/`;
  const edition = currentEdition(loaded.state);
  if (openState(loaded.state) === undefined && edition !== undefined && edition.withdrawn === undefined) {
    await settleArticle(article, deps);
    return { article, outcome: 'unchanged', path };
  }
  const examined = await examineRelease(loaded, deps);
  if (!examined.ok) {
    if (examined.voids.length > 0) await append(loaded, examined.voids, deps.stores);
    // The edition before it may have been cut off by a crash between its record and its files.
    await settleArticle(article, deps);
    return { article, outcome: 'refused', reasons: examined.reasons };
  }
  // The decision is recorded before any byte is public: after a crash it is carried out, and nobody can revoke in between.
  await append(loaded, [examined.event], deps.stores);
  return await finish(article, path, deps);
}

async function finish(article: ArticleKey, path: string, deps: Deps): Promise<Publication> {
  try {
    await settleArticle(article, deps);
    return { article, outcome: 'published', path };
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    const remedy = 'It is recorded as published; `imprimatur publish` writes its files.';
    return { article, outcome: 'unfinished', reasons: [{ code: 'unfinished', message: error.message, remedy }] };
  }
}

/** Publishes whatever is approved, finishes what a crash left undone, and brings the site's own pages up to date. */
export async function publishAll(deps: Deps, articles?: readonly ArticleKey[]): Promise<readonly Publication[]> {
  const publications: Publication[] = [];
  for (const article of articles ?? (await waiting(deps))) publications.push(await publishOrRefuse(article, deps));
  await settleSite(deps);
  return publications;
}

/** One article that cannot be published, for whatever reason, keeps no other from being published. */
async function publishOrRefuse(article: ArticleKey, deps: Deps): Promise<Publication> {
  try {
    return await publish(article, deps);
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    const remedy = REMEDIES[error.code];
    if (remedy === undefined) throw error;
    const code = error.code === 'refused' ? 'integrity' : error.code;
    return { article, outcome: 'refused', reasons: [{ code, message: error.message, remedy }] };
  }
}

const REMEDIES: Partial<Readonly<Record<ErrorCode, string>>> = {
  refused: 'Run `imprimatur verify` and restore what it names from a backup.',
  conflict: 'Somebody else was quicker: try again.',
};

/**
 * Finishes every publication and withdrawal that a crash may have left between record and site. Rejects with the first
 * that cannot be finished, after all others are.
 */
export async function settleAll(deps: Deps): Promise<void> {
  const failures: ImprimaturError[] = [];
  for await (const { head } of deps.stores.records.heads()) {
    if (head.live === null) continue;
    try {
      await settleArticle(head.article, deps);
    } catch (error) {
      if (!(error instanceof ImprimaturError)) throw error;
      failures.push(error);
    }
  }
  await settleSite(deps);
  const [first] = failures;
  if (first !== undefined) throw first;
}

async function waiting({ stores }: Deps): Promise<readonly ArticleKey[]> {
  const articles: ArticleKey[] = [];
  for await (const { head } of stores.records.heads()) if (head.open?.state === 'approved') articles.push(head.article);
  return articles;
}

/** What is to be published by itself at this moment: what is scheduled for it, and what is approved if the policy publishes at once. */
export async function dueForPublication(deps: Deps): Promise<readonly ArticleKey[]> {
  const articles: ArticleKey[] = [];
  for (const state of ['approved', 'scheduled'])
    for await (const { head } of everyHead({ state }, deps.stores.records))
      if (isDue(head, deps)) articles.push(head.article);
  return articles;
}

/**
 * Brings readers what the record says of an article: publishes it if it is due, or finishes what was cut off; or brings
 * the pages that list the site to what is live.
 */
export async function bringUpToDate(article: ArticleKey | 'site', deps: Deps): Promise<readonly Publication[]> {
  if (article === 'site') {
    await settleSite(deps);
    return [];
  }
  const record = await deps.stores.records.head(article);
  if (record === undefined) return [];
  if (isDue(record.head, deps)) return publishAll(deps, [article]);
  const { live, updatedAt } = record.head;
  if (live === null) return [];
  const isChanged = await settleArticle(article, deps);
  // Listing the site reads every head: it is not done for every remark on a page that is live.
  if (isChanged || live.since === updatedAt) await settleSite(deps);
  return [];
}

/** Whether an article is to be published by itself at this moment. */
function isDue({ open }: Head, { house, clock }: Omit<Deps, 'stores'>): boolean {
  return open?.state === 'scheduled'
    ? open.scheduled !== null && open.scheduled <= clock.now()
    : open?.state === 'approved' && house.policy.policy.publication === 'at-once';
}
