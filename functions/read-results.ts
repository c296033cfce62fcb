import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Ended } from '../src/pipeline/summarise.ts';

const File = z.object({ Key: z.string() });
const Manifest = z.object({ ResultFiles: z.object({ SUCCEEDED: z.array(File), FAILED: z.array(File) }) });
const Succeeded = z.array(z.object({ Output: z.string() }));
const Failed = z.array(z.object({ Input: z.string(), Cause: z.string().optional() }));
const Output = z.object({ ended: z.array(z.custom<Ended>((value) => typeof value === 'object' && value !== null)) });
const Input = z.object({ Items: z.array(z.object({ Key: z.string() })) });

/** What became of every pack of a batch, from the files that the map wrote: one that the service failed counts as failed. */
export async function readResults(s3: S3Client, Bucket: string, manifest: string): Promise<readonly Ended[]> {
  const read = async (Key: string): Promise<unknown> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return JSON.parse((await Body?.transformToString()) ?? '');
  };
  const { SUCCEEDED, FAILED } = Manifest.parse(await read(manifest)).ResultFiles;
  const ended: Ended[] = [];
  for (const { Key } of SUCCEEDED)
    for (const child of Succeeded.parse(await read(Key))) ended.push(...Output.parse(JSON.parse(child.Output)).ended);
  for (const { Key } of FAILED)
    for (const { Input: input, Cause = 'the service failed' } of Failed.parse(await read(Key)))
      for (const { Key: path } of Input.parse(JSON.parse(input)).Items)
        ended.push({ item: { path, outcome: 'failed', findings: 0, message: Cause }, moved: [] });
  return ended;
}
