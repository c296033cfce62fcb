import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { LedgerEntry } from '../ledger/chain.ts';
import { articleFiles, articlePaths, noticeFiles } from '../release/article-files.ts';
import type { PublicFile } from '../release/published-article.ts';
import { type ListedArticle, SITE_PATHS, siteFiles } from '../release/site-files.ts';
import { currentEdition } from '../review/article-state.ts';
import type { ArticleKey } from '../review/event.ts';
import type { SiteFile, SiteStore } from '../stores/site-store.ts';
import type { Stores } from '../stores/stores.ts';
import type { Deps } from './deps.ts';
import type { House } from './house.ts';
import { readDraft } from './keep-draft.ts';
import { findArticle, type LoadedArticle } from './load-article.ts';

const MOST_TRIES = 8;

/**
 * Brings an article's public files to what its record says: the approved bytes, or the notice; resolves to whether
 * there was anything to write. Safe to repeat, and the way forward after a crash. What is public is looked at before the record is read, and written only if it is still
 * that: a slow writer can never put a withdrawn page back.
 */
export async function settleArticle(
  article: ArticleKey,
  { stores, house, publishesElsewhere = false }: Deps,
): Promise<boolean> {
  if (publishesElsewhere) return false;
  return converge(stores.site, articlePaths(article.slug), async () => {
    const loaded = await findArticle(article, stores);
    return loaded === undefined ? [] : filesOrNotice(loaded, stores, house);
  });
}

/** Whether an article's public files are what its record says. */
export async function isSettled(article: ArticleKey, { stores, house }: Deps): Promise<boolean> {
  const loaded = await findArticle(article, stores);
  const wanted = loaded === undefined ? [] : await filesOrNotice(loaded, stores, house);
  const same = wanted.map(async ({ path, text }) => isSame(await stores.site.read(path), text));
  return (await Promise.all(same)).every(Boolean);
}

/** Whether the pages that list the site are what is live. */
export async function isSiteSettled({ stores, house }: Deps): Promise<boolean> {
  const wanted = siteFiles(await listLive(stores), house.policy.policy, house.templates);
  const same = wanted.map(async ({ path, text }) => isSame(await stores.site.read(path), text));
  return (await Promise.all(same)).every(Boolean);
}

/** Brings the pages that list the site to what is live; an older listing never overwrites a newer one. */
export async function settleSite({ stores, house, publishesElsewhere = false }: Deps): Promise<void> {
  if (publishesElsewhere) return;
  await converge(stores.site, SITE_PATHS, async () =>
    siteFiles(await listLive(stores), house.policy.policy, house.templates),
  );
}

/** The files that the public should have of an article; none if it was never published. */
export async function publicFiles(
  { state }: LoadedArticle,
  stores: Stores,
  house: House,
): Promise<readonly PublicFile[]> {
  const edition = currentEdition(state);
  if (edition === undefined) return [];
  const kept = await readDraft(edition.released, stores.blobs);
  return articleFiles({ ...kept, editions: state.editions }, house.policy.policy, house.templates);
}

/** The same, but a withdrawn page gets its notice even where what was published can no longer be read. */
async function filesOrNotice(loaded: LoadedArticle, stores: Stores, house: House): Promise<readonly PublicFile[]> {
  try {
    return await publicFiles(loaded, stores, house);
  } catch (error) {
    const edition = currentEdition(loaded.state);
    if (!(error instanceof ImprimaturError) || edition?.withdrawn === undefined) throw error;
    const { article, entries, state } = loaded;
    const title = titleOf(edition.released.draft, entries, article);
    return noticeFiles({ ...article, title, editions: state.editions }, house.policy.policy, house.templates);
  }
}

function titleOf(draft: Digest, entries: readonly LedgerEntry[], { slug }: ArticleKey): string {
  for (const { event } of entries) if (event.type === 'draft.built' && event.draft === draft) return event.title;
  return slug;
}

/** Every live article, as the site's own pages list it. */
export async function listLive({ records }: Stores): Promise<readonly ListedArticle[]> {
  const listed: ListedArticle[] = [];
  for await (const { head } of records.heads()) {
    const { article, open, live } = head;
    if (live?.state !== 'published') continue;
    // A head has the title of the newest draft; while that is not the live one, nobody approved it.
    const title = open === null ? head.title : titleOf(live.draft, await records.entries(article), article);
    listed.push({ ...article, title, since: live.since });
  }
  return listed;
}

async function converge(
  site: SiteStore,
  paths: readonly string[],
  wanted: () => Promise<readonly PublicFile[]>,
): Promise<boolean> {
  // Until a look finds nothing to do: a writer that found the files already right may have been wrong by the time
  // that this one wrote, and would not know.
  for (let tries = 1; ; tries += 1) {
    const seen = new Map(await Promise.all(paths.map(async (path) => [path, await site.read(path)] as const)));
    const stale = (await wanted()).filter(({ path, text }) => !isSame(seen.get(path), text));
    if (stale.length === 0) return tries > 1;
    try {
      for (const { path, text } of stale) await site.write(path, text, seen.get(path)?.etag ?? null);
    } catch (error) {
      if (!(error instanceof ImprimaturError) || error.code !== 'conflict' || tries >= MOST_TRIES) throw error;
    }
  }
}

function isSame(file: SiteFile | undefined, text: string): boolean {
  return file !== undefined && Buffer.from(text).equals(file.bytes);
}
