import { SAID } from '../gates/not-retracted.ts';
import type { RetractionList } from '../policy/retractions.ts';
import type { Head } from '../stores/record-store.ts';
import type { House } from './house.ts';
import type { NamedSource, PackIndex } from './pack-index.ts';

/** A live article that cites a source of which something bad is known. */
export interface SourceAlert {
  readonly head: Head;
  readonly source: string;
  readonly title: string;
  /** What is known of it, such as `retracted`. */
  readonly said: string;
}

/** Every live article with each source that its pack, or the house's list as it is now, knows to be retracted, withdrawn, doubted or corrected. */
export async function sourceAlerts(index: PackIndex, { retractions }: House): Promise<readonly SourceAlert[]> {
  const alerts: SourceAlert[] = [];
  for await (const { head, live } of index.articles())
    for (const source of live?.sources ?? []) {
      const said = saidOf(source, retractions);
      if (said !== undefined) alerts.push({ head, source: source.id, title: source.title, said });
    }
  return alerts;
}

function saidOf({ status, DOI, PMID }: NamedSource, list: RetractionList | undefined): string | undefined {
  if (status !== 'current') return SAID[status];
  const entry = list?.find({
    ...(DOI === undefined ? {} : { doi: DOI }),
    ...(PMID === undefined ? {} : { pmid: PMID }),
  });
  return entry === undefined ? undefined : SAID[entry.nature];
}
