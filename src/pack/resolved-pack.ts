import type { Fact } from './fact.ts';
import type { Correction, Pack } from './pack.ts';
import type { Source } from './source.ts';

/**
 * A pack with the facts and sources it uses from libraries, named `library/id`: what is digested, built, validated
 * and shown. Canonical: it holds no positions and nothing that the article does not depend on.
 */
export interface ResolvedPack {
  readonly schema: 'imprimatur.resolved-pack/v1';
  readonly slug: string;
  readonly template: string;
  readonly locale: string;
  readonly title: string;
  readonly topic: Pack['topic'];
  readonly jurisdictions: readonly string[];
  readonly commercialInterest: string;
  readonly corrections?: readonly Correction[];
  readonly contributors: readonly { readonly id: string; readonly role: string }[];
  readonly libraries: readonly string[];
  readonly omitted: readonly { readonly fact: string; readonly why: string }[];
  readonly sources: readonly Source[];
  readonly facts: readonly Fact[];
}

/** A part of a pack that a finding speaks of. */
export type PackPart =
  | { readonly fact: string; readonly field?: string }
  | { readonly source: string; readonly field?: string }
  | { readonly field: string };

/** The source with an id, or `undefined`. */
export function sourceOf(pack: ResolvedPack, id: string): Source | undefined {
  return indexOf(SOURCES, pack, pack.sources).get(id);
}

/** The fact with an id, or `undefined`. */
export function factOf(pack: ResolvedPack, id: string): Fact | undefined {
  return indexOf(FACTS, pack, pack.facts).get(id);
}

type Index<Entry> = ReadonlyMap<string, Entry>;

// Gates look facts and sources up thousands of times for one page; the index goes when the pack does.
const SOURCES = new WeakMap<ResolvedPack, Index<Source>>();
const FACTS = new WeakMap<ResolvedPack, Index<Fact>>();

function indexOf<Entry extends { readonly id: string }>(
  indexes: WeakMap<ResolvedPack, Index<Entry>>,
  pack: ResolvedPack,
  entries: readonly Entry[],
): Index<Entry> {
  const known = indexes.get(pack);
  if (known !== undefined) return known;
  const index = new Map(entries.map((entry) => [entry.id, entry]));
  indexes.set(pack, index);
  return index;
}
