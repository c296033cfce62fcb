import type { Digest } from '../digest.ts';
import { articleName } from '../ledger/article-order.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { Source } from '../pack/source.ts';
import { stateAfter } from '../review/article-state.ts';
import type { Head, HeadRecord } from '../stores/record-store.ts';
import type { Stores } from '../stores/stores.ts';
import { inOrder } from './in-order.ts';
import { readRecord } from './load-article.ts';

/** What a pack says of its facts and the sources they cite, without their words. */
export interface PackNames {
  readonly facts: ReadonlySet<string>;
  /** The facts that cite a source, by each of its names in small letters: its id, DOI, PMID and address. */
  readonly citing: ReadonlyMap<string, readonly string[]>;
  readonly sources: readonly NamedSource[];
}

/** A source that a fact cites. */
export interface NamedSource extends Pick<Source, 'id' | 'status'> {
  readonly title: string;
  readonly DOI?: string;
  readonly PMID?: string;
}

/** An article with what its newest draft and its live edition were built from. */
export interface IndexedArticle {
  readonly head: Head;
  readonly open: PackNames | undefined;
  readonly live: PackNames | undefined;
}

/** What the packs of all articles name, remembered for as long as the process lasts. */
export interface PackIndex {
  /** Every article that was built, as it is now: only what changed since the last time is read again. */
  articles(): AsyncIterable<IndexedArticle>;
}

interface Built {
  readonly tip: Digest | null;
  readonly open: Digest | undefined;
  readonly live: Digest | undefined;
}

const AT_ONCE = 16;

/** Opens an index over stores. Records are known by the end of their chain and packs by their digest: neither changes unseen. */
export function openPackIndex(stores: Stores): PackIndex {
  const builds = new Map<string, Built>();
  const packs = new Map<Digest, Promise<PackNames | undefined>>();

  const builtOf = async (record: HeadRecord): Promise<Built> => {
    const { head, tip } = record;
    const name = articleName(head.article);
    const known = builds.get(name);
    if (known !== undefined && known.tip === tip.digest) return known;
    // Whether the record holds together is for verify to say: a list that leaves an article out would say less.
    const { entries } = await readRecord(head.article, stores, record);
    const state = stateAfter(entries.map(({ event }) => event));
    const live = head.live?.state === 'published' ? state.editions.at(-1)?.built?.pack : undefined;
    const built = { tip: tip.digest, open: head.open === null ? undefined : state.built?.pack, live };
    builds.set(name, built);
    return built;
  };
  const namesIn = (digest: Digest | undefined): Promise<PackNames | undefined> => {
    if (digest === undefined) return Promise.resolve(undefined);
    const names = packs.get(digest) ?? readNames(digest, stores);
    packs.set(digest, names);
    // What could not be read is tried again the next time.
    names.catch(() => packs.delete(digest));
    return names;
  };
  const look = async (record: HeadRecord) => {
    const { open, live } = await builtOf(record);
    return { indexed: { head: record.head, open: await namesIn(open), live: await namesIn(live) }, used: [open, live] };
  };

  return {
    async *articles() {
      const used = new Set<Digest | undefined>();
      for await (const found of inOrder(stores.records.heads(), AT_ONCE, look)) {
        for (const digest of found.used) used.add(digest);
        yield found.indexed;
      }
      for (const digest of packs.keys()) if (!used.has(digest)) packs.delete(digest);
    },
  };
}

async function readNames(digest: Digest, { blobs }: Stores): Promise<PackNames | undefined> {
  const bytes = await blobs.get(digest);
  return bytes && namesOf(JSON.parse(Buffer.from(bytes).toString('utf8')) as ResolvedPack);
}

function namesOf({ facts, sources }: ResolvedPack): PackNames {
  const citingOf = new Map<string, string[]>();
  for (const { id, citations } of facts)
    for (const source of new Set(citations.map((citation) => citation.source)))
      citingOf.set(source, [...(citingOf.get(source) ?? []), id]);
  const cited = sources.filter(({ id }) => citingOf.has(id));
  const citing = new Map<string, readonly string[]>();
  for (const { id, csl } of cited)
    for (const name of [id, csl.DOI, csl.PMID, csl.URL])
      if (name !== undefined)
        citing.set(name.toLowerCase(), [...(citing.get(name.toLowerCase()) ?? []), ...(citingOf.get(id) ?? [])]);
  return { facts: new Set(facts.map(({ id }) => id)), citing, sources: cited.map(nameOf) };
}

function nameOf({ id, status, csl: { title, DOI, PMID } }: Source): NamedSource {
  return {
    ...{ id, status, title: title ?? id },
    ...(DOI === undefined ? {} : { DOI }),
    ...(PMID === undefined ? {} : { PMID }),
  };
}
