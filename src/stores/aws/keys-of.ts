import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/** Every key of a bucket below a prefix, in the order of their bytes, read page by page. */
export async function* keysOf(s3: S3Client, bucket: string, prefix = ''): AsyncIterable<string> {
  let token: string | undefined;
  do {
    const page = { Bucket: bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) };
    const { Contents = [], NextContinuationToken } = await s3.send(new ListObjectsV2Command(page));
    for (const { Key } of Contents) if (Key !== undefined) yield Key;
    token = NextContinuationToken;
  } while (token !== undefined);
}
