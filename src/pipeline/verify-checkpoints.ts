import type { Digest } from '../digest.ts';
import { articleName } from '../ledger/article-order.ts';
import {
  type ArticleTip,
  type Checkpoint,
  type CheckpointMark,
  firstTruncation,
  gapAfter,
  gapBefore,
  type SeenTips,
} from '../ledger/checkpoint.ts';
import type { Deps } from './deps.ts';
import { attempt, type Fault } from './fault.ts';
import type { Anchor } from './read-anchors.ts';

/** What names the last checkpoint, with its moment. */
export type LastCheckpoint = CheckpointMark & Pick<Checkpoint, 'at'>;

/** What the checkpoints say, and what is wrong with them. */
export interface ReadCheckpoints {
  readonly faults: readonly Fault[];
  readonly last: LastCheckpoint | undefined;
  /** Every end of a chain that a checkpoint saw, once. */
  readonly seen: readonly SeenTips[];
}

/** Reads every checkpoint: whether one was changed, is missing or out of its place, and whether those kept outside are among them. */
export async function readCheckpoints({ stores }: Deps, anchors: readonly Anchor[]): Promise<ReadCheckpoints> {
  const faults: Fault[] = [];
  const seen: SeenTips[] = [];
  const known = new Set<string>();
  const sought = new Map(anchors.map((anchor) => [typeof anchor === 'string' ? anchor : anchor.digest, anchor]));
  const see = ({ at, tips }: SeenTips): void => {
    const fresh = tips.filter((tip) => !known.has(JSON.stringify([tip.slug, tip.locale, tip.seq, tip.digest])));
    for (const { slug, locale, seq, digest } of fresh) known.add(JSON.stringify([slug, locale, seq, digest]));
    if (fresh.length > 0) seen.push({ at, tips: fresh });
  };
  const wrong = (subject: string, message: string | undefined): void => {
    if (message !== undefined) faults.push({ code: 'checkpoint', subject, message });
  };
  let last: LastCheckpoint | undefined;
  const failed = await attempt('checkpoint', 'checkpoints', async () => {
    // First: what is kept after it is not missing.
    const remembered = await stores.records.checkpointMark();
    for await (const kept of stores.checkpoints.all()) {
      wrong(kept.at, gapBefore(kept, last));
      last = { number: kept.number, digest: kept.digest, at: kept.at };
      sought.delete(kept.digest);
      see(kept);
    }
    wrong('checkpoints', gapAfter(last, remembered));
  });
  for (const [digest, anchor] of sought) {
    wrong(digest, 'this checkpoint, kept elsewhere, is not among those of the store: what it saw may be gone');
    if (typeof anchor !== 'string') see(anchor);
  }
  return { faults: [...faults, ...failed], last, seen };
}

/** The first article that lost what a checkpoint saw of it, as a fault, or none. */
export function truncationFaults(
  seen: readonly SeenTips[],
  tips: readonly ArticleTip[],
  digests: ReadonlyMap<string, readonly Digest[]>,
): readonly Fault[] {
  const lost = firstTruncation(seen, tips, (article, seq) => digests.get(articleName(article))?.[seq - 1]);
  return lost === undefined ? [] : [{ code: 'checkpoint', subject: lost.split(' ')[0] ?? '', message: lost }];
}
