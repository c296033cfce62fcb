import { canonicalJson } from '../digest.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { Deps } from './deps.ts';
import { readDraft } from './keep-draft.ts';
import type { SeenDraft } from './look-at-draft.ts';

/** The ids of the facts in which a draft differs from what was last built from its files. */
export async function changedAtDesk({ entries, built, kept }: SeenDraft, { stores }: Deps): Promise<readonly string[]> {
  if (built.revision === undefined) return [];
  const fromFiles = entries
    .map(({ event }) => event)
    .findLast((event) => event.type === 'draft.built' && event.revision === undefined);
  if (fromFiles?.type !== 'draft.built') return kept.pack.facts.map(({ id }) => id);
  const before = byId((await readDraft(fromFiles, stores.blobs)).pack);
  return [...byId(kept.pack)].filter(([id, fact]) => before.get(id) !== fact).map(([id]) => id);
}

const byId = ({ facts }: ResolvedPack): ReadonlyMap<string, string> =>
  new Map(facts.map((fact) => [fact.id, canonicalJson(fact)]));
