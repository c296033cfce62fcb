import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { Head } from '../stores/record-store.ts';
import type { Deps } from './deps.ts';
import { findArticle } from './load-article.ts';

/** An article that shows a fact or rests on a source, and the facts by which it does. */
export interface Use {
  readonly head: Head;
  /** Whether the newest draft uses it, and whether the live edition does. */
  readonly inOpen: boolean;
  readonly inLive: boolean;
  readonly facts: readonly string[];
}

/**
 * Every article that uses a fact or a source: by its id, or a source by its DOI, PMID or address too, since every
 * pack names its sources as it likes.
 */
export async function whereUsed(id: string, deps: Deps): Promise<readonly Use[]> {
  const uses: Use[] = [];
  for await (const { head } of deps.stores.records.heads()) {
    const loaded = await findArticle(head.article, deps.stores);
    const built = loaded?.state.built;
    if (loaded === undefined || built === undefined) continue;
    const live = head.live?.state === 'published' ? loaded.state.editions.at(-1)?.built : undefined;
    const inOpen = head.open === null ? [] : await factsWith(id, built.pack, deps);
    const inLive = live === undefined ? [] : await factsWith(id, live.pack, deps);
    if (inOpen.length + inLive.length === 0) continue;
    const facts = [...new Set([...inOpen, ...inLive])];
    uses.push({ head, inOpen: inOpen.length > 0, inLive: inLive.length > 0, facts });
  }
  return uses;
}

async function factsWith(id: string, digest: `sha256:${string}`, { stores }: Deps): Promise<readonly string[]> {
  const bytes = await stores.blobs.get(digest);
  if (bytes === undefined) return [];
  const pack = JSON.parse(Buffer.from(bytes).toString('utf8')) as ResolvedPack;
  const wanted = id.toLowerCase();
  const sources = new Set(
    pack.sources.flatMap(({ id: own, csl }) =>
      [own, csl.DOI, csl.PMID, csl.URL].some((name) => name?.toLowerCase() === wanted) ? [own] : [],
    ),
  );
  return pack.facts.flatMap((fact) =>
    fact.id === id || fact.citations.some(({ source }) => sources.has(source)) ? [fact.id] : [],
  );
}
