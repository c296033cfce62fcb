import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { PackStore } from '../pack-store.ts';
import { AwsPackStore } from './aws-pack-store.ts';

/** Opens the packs of a deployment, with the credentials and the region that the AWS SDK finds on this machine. */
export function openAwsPackStore(bucket: string, s3: S3ClientConfig = {}): PackStore {
  return new AwsPackStore(new S3Client({ maxAttempts: 5, ...s3 }), bucket);
}
