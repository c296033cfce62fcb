import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Problem, SourceFile } from '../../pack/problem.ts';
import { MAX_FILE_BYTES } from '../../pack/read-yaml.ts';
import type { PackFiles } from '../pack-files.ts';
import { LIBRARIES, libraryIdOf } from '../pack-path.ts';
import { isAbsent } from './aws-error.ts';
import { keysOf } from './keys-of.ts';
import { pusherIn } from './pusher.ts';

export { LIBRARIES, PACKS } from '../pack-path.ts';

/** The pack files under some keys of a bucket; the libraries are those of the bucket. */
export async function openAwsPackFiles(s3: S3Client, bucket: string, keys: readonly string[]): Promise<PackFiles> {
  const libraries = new Map<string, SourceFile>();
  const found: string[] = [];
  for await (const key of keysOf(s3, bucket, LIBRARIES)) if (libraryIdOf(key) !== undefined) found.push(key);
  // Every invocation waits for all of them, so they are asked for together.
  for (const file of await Promise.all(found.map((key) => readObject(s3, bucket, key))))
    if ('bytes' in file) libraries.set(libraryIdOf(file.path) ?? '', file);
  return {
    paths: [...new Set(keys)].sort(),
    read: (key) => readObject(s3, bucket, key),
    libraries: () => (id) => libraries.get(id),
  };
}

async function readObject(s3: S3Client, bucket: string, key: string): Promise<SourceFile | Problem> {
  const problem = (message: string, remedy: string): Problem => ({
    where: { path: key, line: 1, column: 1 },
    message,
    remedy,
  });
  try {
    const { Body, ContentLength = 0, Metadata } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (ContentLength > MAX_FILE_BYTES)
      return problem(`the file has ${ContentLength} bytes`, 'Split the article, or move shared facts to a library.');
    return { path: key, bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), ...pusherIn(Metadata) };
  } catch (error) {
    if (isAbsent(error)) return problem('found no such pack', 'Push it again.');
    throw error;
  }
}
