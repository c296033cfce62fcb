import { digestValue } from '../digest.ts';
import { type ArticleTip, type Checkpoint, checkpoint } from '../ledger/checkpoint.ts';
import type { Deps } from './deps.ts';

/**
 * Writes down, apart from the events, where every chain ends now, unless that was written down last; resolves to what
 * was written. The records remember it, so that it is missed when it is lost.
 */
export async function keepCheckpoint({ stores: { records, checkpoints }, clock }: Deps): Promise<Checkpoint> {
  const chains: ArticleTip[] = [];
  for await (const { head, tip } of records.heads()) chains.push({ article: head.article, tip });
  const remembered = await records.checkpointMark();
  const latest = await checkpoints.latest();
  const isLost = remembered !== undefined && (latest?.number ?? 0) < remembered.number;
  const isSame =
    latest !== undefined && !isLost && digestValue(latest.tips) === digestValue(checkpoint('', chains).tips);
  const kept = isSame ? latest : await checkpoints.append(clock.now(), chains, remembered);
  // After a crash it may be kept and not remembered.
  if (kept.digest !== remembered?.digest) await records.putCheckpointMark(kept);
  return kept;
}
