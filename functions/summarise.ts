import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { type BatchSummary, summarise } from '../src/pipeline/summarise.ts';
import { named } from './named.ts';
import { readResults } from './read-results.ts';
import { isNews, tellOf } from './tell-of.ts';
import { logger } from './watch.ts';

/** A batch at its end: where the map wrote what became of every pack. */
const Event = z.object({
  batchId: z.string().max(200),
  startedAt: z.iso.datetime(),
  results: z.object({ Bucket: z.string(), Key: z.string() }),
});

/** Adds a batch up, keeps the summary beside the results, and tells the editors. */
export async function handler(event: unknown): Promise<Omit<BatchSummary, 'items' | 'moved'>> {
  const { batchId, startedAt, results } = Event.parse(event);
  const s3 = new S3Client({});
  const ended = await readResults(s3, results.Bucket, results.Key);
  const summary = summarise(batchId, ended, Date.now() - Date.parse(startedAt));
  const Key = `batches/${batchId}/summary.json`;
  await s3.send(new PutObjectCommand({ Bucket: results.Bucket, Key, Body: JSON.stringify(summary) }));
  const told = { TopicArn: named('TOPIC'), Subject: 'imprimatur batch', Message: tellOf(summary) };
  if (isNews(summary)) await new SNSClient({}).send(new PublishCommand(told));
  const { items: _items, moved: _moved, ...counts } = summary;
  logger.info('batch', { ...counts });
  return counts;
}
