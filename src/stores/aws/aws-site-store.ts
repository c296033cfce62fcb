import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ImprimaturError } from '../../errors.ts';
import { checkSitePath } from '../site-path.ts';
import type { SiteFile, SiteStore } from '../site-store.ts';
import { isAbsent, orConflict } from './aws-error.ts';
import { keysOf } from './keys-of.ts';

// A page that was taken down must be gone for readers within minutes, also where an invalidation failed.
const CACHE_CONTROL = 'public, max-age=60, s-maxage=300';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

/** The public site as objects of a bucket, each written and removed only if it is still what its writer saw. */
export class AwsSiteStore implements SiteStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async read(path: string): Promise<SiteFile | undefined> {
    checkSitePath(path);
    try {
      const { Body, ETag = '' } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: path }));
      return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), etag: ETag };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async write(path: string, bytes: string | Uint8Array, seen: string | null): Promise<string> {
    checkSitePath(path);
    const object = {
      ...{ Bucket: this.#bucket, Key: path, Body: Buffer.from(bytes), CacheControl: CACHE_CONTROL },
      ContentType: TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      ...(seen === null ? { IfNoneMatch: '*' } : { IfMatch: seen }),
      ChecksumAlgorithm: 'SHA256',
    } as const;
    const { ETag = '' } = await this.#ifSeen(path, () => this.#s3.send(new PutObjectCommand(object)));
    return ETag;
  }

  async remove(path: string, seen: string): Promise<void> {
    checkSitePath(path);
    const object = { Bucket: this.#bucket, Key: path, IfMatch: seen };
    await this.#ifSeen(path, () => this.#s3.send(new DeleteObjectCommand(object)));
  }

  async *list(): AsyncIterable<string> {
    yield* keysOf(this.#s3, this.#bucket);
  }

  async #ifSeen<Result>(path: string, write: () => Promise<Result>): Promise<Result> {
    try {
      return await orConflict(`${path}: it is not the file that its writer saw`, write);
    } catch (cause) {
      if (isAbsent(cause)) throw new ImprimaturError('conflict', `${path}: there is no such file now`, { cause });
      throw cause;
    }
  }
}
