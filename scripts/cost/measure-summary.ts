import { PutObjectCommand } from '@aws-sdk/client-s3';
import { readResults } from '../../functions/read-results.ts';
import { tellOf } from '../../functions/tell-of.ts';
import { type Ended, summarise } from '../../src/pipeline/summarise.ts';
import { countingS3 } from './counting-s3.ts';
import { type Meter, measure, type Step } from './meter.ts';

const PACKS_A_CHILD = 10;

/** Adds up a batch as `functions/summarise.ts` does, from files as the map writes them. */
export async function measureSummary(ended: readonly Ended[], meter: Meter): Promise<Step> {
  const s3 = countingS3(meter);
  const put = (Key: string, value: unknown) =>
    s3.send(new PutObjectCommand({ Bucket: 'results', Key, Body: JSON.stringify(value) }));
  await put('batches/run/manifest.json', {
    ResultFiles: { SUCCEEDED: [{ Key: 'batches/run/SUCCEEDED_0.json' }], FAILED: [] },
  });
  await put('batches/run/SUCCEEDED_0.json', childrenOf(ended));
  return measure(3, meter, async () => {
    const summary = summarise('b1', await readResults(s3, 'results', 'batches/run/manifest.json'), 1);
    await put('batches/b1/summary.json', summary);
    tellOf(summary);
    // The mail, which takes about as long as a write of the table.
    await meter.wait('write');
  });
}

function childrenOf(ended: readonly Ended[]): readonly object[] {
  const children: object[] = [];
  for (let at = 0; at < ended.length; at += PACKS_A_CHILD) {
    const own = ended.slice(at, at + PACKS_A_CHILD);
    const Input = JSON.stringify({ Items: own.map(({ item }) => ({ Key: item.path })), BatchInput: { batchId: 'b1' } });
    children.push({ Input, Output: JSON.stringify({ batchId: 'b1', ended: own }), Status: 'SUCCEEDED' });
  }
  return children;
}
