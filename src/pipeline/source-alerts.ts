import { SAID } from '../gates/not-retracted.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { Source } from '../pack/source.ts';
import type { RetractionList } from '../policy/retractions.ts';
import type { Head } from '../stores/record-store.ts';
import type { Deps } from './deps.ts';
import { findArticle } from './load-article.ts';

/** A live article that cites a source of which something bad is known. */
export interface SourceAlert {
  readonly head: Head;
  readonly source: string;
  readonly title: string;
  /** What is known of it, such as `retracted`. */
  readonly said: string;
}

/** Every live article with each source that its pack, or the house's list as it is now, knows to be retracted, withdrawn, doubted or corrected. */
export async function sourceAlerts({ stores, house }: Deps): Promise<readonly SourceAlert[]> {
  const alerts: SourceAlert[] = [];
  for await (const { head } of stores.records.heads()) {
    if (head.live?.state !== 'published') continue;
    const loaded = await findArticle(head.article, stores);
    const digest = loaded?.state.editions.at(-1)?.built?.pack;
    const bytes = digest === undefined ? undefined : await stores.blobs.get(digest);
    if (bytes === undefined) continue;
    const pack = JSON.parse(Buffer.from(bytes).toString('utf8')) as ResolvedPack;
    for (const source of citedIn(pack)) {
      const said = saidOf(source, house.retractions);
      if (said !== undefined) alerts.push({ head, source: source.id, title: source.csl.title ?? source.id, said });
    }
  }
  return alerts;
}

function citedIn({ facts, sources }: ResolvedPack): readonly Source[] {
  const cited = new Set(facts.flatMap(({ citations }) => citations.map(({ source }) => source)));
  return sources.filter(({ id }) => cited.has(id));
}

function saidOf({ status, csl }: Source, list: RetractionList | undefined): string | undefined {
  if (status !== 'current') return SAID[status];
  const entry = list?.find({
    ...(csl.DOI === undefined ? {} : { doi: csl.DOI }),
    ...(csl.PMID === undefined ? {} : { pmid: csl.PMID }),
  });
  return entry === undefined ? undefined : SAID[entry.nature];
}
