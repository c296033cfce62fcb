import type { Head } from '../stores/record-store.ts';
import type { PackIndex, PackNames } from './pack-index.ts';

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
export async function whereUsed(id: string, index: PackIndex): Promise<readonly Use[]> {
  const uses: Use[] = [];
  for await (const { head, open, live } of index.articles()) {
    const inOpen = factsWith(id, open);
    const inLive = factsWith(id, live);
    if (inOpen.length + inLive.length === 0) continue;
    const facts = [...new Set([...inOpen, ...inLive])];
    uses.push({ head, inOpen: inOpen.length > 0, inLive: inLive.length > 0, facts });
  }
  return uses;
}

function factsWith(id: string, names: PackNames | undefined): readonly string[] {
  if (names === undefined) return [];
  return [...new Set([...(names.facts.has(id) ? [id] : []), ...(names.citing.get(id.toLowerCase()) ?? [])])];
}
