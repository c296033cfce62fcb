import { canonicalJson } from '../digest.ts';
import type { Fact } from '../pack/fact.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { BlobStore } from '../stores/blob-store.ts';
import type { PreparedDraft } from './check-noting.ts';
import type { LoadedArticle } from './load-article.ts';

/** A library fact whose change gave an article a new draft. */
export interface MovedFact {
  readonly fact: string;
  readonly slug: string;
}

/** The library facts in which a new draft differs from the one before it: changed, added or gone, or their source changed. */
export async function movedFacts(
  { state }: LoadedArticle,
  prepared: PreparedDraft,
  blobs: BlobStore,
): Promise<readonly MovedFact[]> {
  const bytes = state.built === undefined ? undefined : await blobs.get(state.built.pack);
  if (bytes === undefined) return [];
  const before = libraryFacts(JSON.parse(Buffer.from(bytes).toString('utf8')) as ResolvedPack);
  const after = libraryFacts(JSON.parse(prepared.pack) as ResolvedPack);
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id)).map((fact) => ({ fact, slug: prepared.draft.slug }));
}

function libraryFacts({ facts, sources }: ResolvedPack): ReadonlyMap<string, string> {
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const withSources = (fact: Fact): string =>
    canonicalJson([fact, fact.citations.map(({ source }) => sourceById.get(source) ?? null)]);
  return new Map(facts.filter(({ id }) => id.includes('/')).map((fact) => [fact.id, withSources(fact)]));
}
