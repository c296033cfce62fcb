import { S3Client } from '@aws-sdk/client-s3';
import { openAwsPackFiles } from '../src/stores/aws/aws-pack-files.ts';
import type { PackFiles } from '../src/stores/pack-files.ts';
import { named } from './named.ts';

let s3: S3Client | undefined;

/** The pack files of this deployment under some keys. */
export function openPacks(keys: readonly string[]): Promise<PackFiles> {
  s3 ??= new S3Client({});
  return openAwsPackFiles(s3, named('PACKS_BUCKET'), keys);
}
