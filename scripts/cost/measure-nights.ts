import type { Digest } from '../../src/digest.ts';
import type { ArticleTip } from '../../src/ledger/checkpoint.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import { inOrder } from '../../src/pipeline/in-order.ts';
import { keepCheckpoint } from '../../src/pipeline/keep-checkpoint.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { AwsCheckpointStore } from '../../src/stores/aws/aws-checkpoint-store.ts';
import { countingS3 } from './counting-s3.ts';
import { type Meter, measure, type Step } from './meter.ts';

const LATER_MS = 2 * 3_600_000;
const CHECKPOINTS = 5;
const BLOBS = 400;
const BLOBS_AT_ONCE = 32;

/** What the sweeps of a house do, when everything has been done already. */
export interface Nights {
  readonly look: Step;
  readonly whole: Step;
  readonly verify: Step;
  readonly checkpoint: Step;
  readonly oldCheckpoint: Step;
  readonly blob: Step;
}

/** Sweeps a house as `functions/sweep.ts` does, in parts that grow with different things. */
export async function measureNights(deps: Deps, meter: Meter): Promise<Nights> {
  const { clock, stores } = deps;
  // Two hours later no head has changed within the last one.
  const later = { ...clock, now: () => new Date(Date.parse(clock.now()) + LATER_MS).toISOString() };
  const look = await measure(3, meter, () => sweep({ ...deps, clock: later }, { whole: false }));
  const whole = await measure(1, meter, async () => {
    const { unsettled } = await sweep(deps, { whole: true });
    if (unsettled.length > 0) throw new Error(`${unsettled.length} pages are not what was approved`);
  });
  const verified = await measureVerify(deps, meter);
  const kept = new AwsCheckpointStore(countingS3(meter), 'log');
  const own = { ...deps, stores: { ...stores, checkpoints: kept } };
  const keep = await measure(1, meter, () => keepCheckpoint(own));
  const tips: ArticleTip[] = [];
  for await (const { head, tip } of stores.records.heads()) tips.push({ article: head.article, tip });
  for (let index = 1; index < CHECKPOINTS; index += 1) await kept.append(`2026-01-0${index}`, tips);
  const checkpoints = kept.all()[Symbol.asyncIterator]();
  const oldCheckpoint = await measure(CHECKPOINTS, meter, () => checkpoints.next());
  const digests: Digest[] = [];
  for await (const digest of stores.blobs.list()) digests.push(digest);
  // As verification reads them: many at once.
  const read = inOrder(digests.slice(0, BLOBS), BLOBS_AT_ONCE, (digest) => stores.blobs.get(digest));
  const blobs = read[Symbol.asyncIterator]();
  const blob = await measure(Math.min(digests.length, BLOBS), meter, () => blobs.next());
  return { look, whole, verify: verified, checkpoint: keep, oldCheckpoint, blob };
}

/** Verifies a house in which nothing is wrong. */
export function measureVerify(deps: Deps, meter: Meter): Promise<Step> {
  return measure(1, meter, async () => {
    const { faults } = await verify(deps);
    if (faults[0] !== undefined) throw new Error(`${faults.length} faults, the first: ${faults[0].message}`);
  });
}
