import { type ArticleTip, type Checkpoint, checkpoint } from '../ledger/checkpoint.ts';
import type { Deps } from './deps.ts';

/** Writes down, apart from the events, where every chain ends now; resolves to what was written. */
export async function keepCheckpoint({ stores, clock }: Deps): Promise<Checkpoint> {
  const tips: ArticleTip[] = [];
  for await (const { head, tip } of stores.records.heads()) tips.push({ article: head.article, tip });
  const kept = checkpoint(clock.now(), tips);
  const latest = await stores.checkpoints.latest();
  if (latest?.digest !== kept.digest) await stores.checkpoints.append(kept);
  return kept;
}
