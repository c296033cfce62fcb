import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Digest, digestBytes } from '../../digest.ts';
import { ImprimaturError } from '../../errors.ts';
import type { SourceFile } from '../../pack/problem.ts';
import type { PackFiles } from '../pack-files.ts';
import { checkPackPath } from '../pack-path.ts';
import type { PackStore, PushedFile } from '../pack-store.ts';
import { isAbsent, orConflict } from './aws-error.ts';
import { openAwsPackFiles } from './aws-pack-files.ts';
import { PUSHED_BY, pusherIn } from './pusher.ts';

// Of 32 bytes; what was uploaded in parts has a checksum over the checksums of its parts, and a number after it.
const WHOLE_CHECKSUM = /^[A-Za-z0-9+/]{43}=$/;

/** Packs and libraries as objects of a bucket, each with who pushed it as its metadata. */
export class AwsPackStore implements PackStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async find(path: string): Promise<PushedFile | undefined> {
    checkPackPath(path);
    const asked = { Bucket: this.#bucket, Key: path };
    try {
      const found = await this.#s3.send(new HeadObjectCommand({ ...asked, ChecksumMode: 'ENABLED' }));
      const { ChecksumSHA256 = '', ETag = '', Metadata } = found;
      const digest = WHOLE_CHECKSUM.test(ChecksumSHA256) ? digestIn(ChecksumSHA256) : await this.#digestOf(path, ETag);
      return { digest, etag: ETag, ...pusherIn(Metadata) };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async put({ path, bytes }: SourceFile, person: string, seen: string | null): Promise<void> {
    checkPackPath(path);
    const object = {
      ...{ Bucket: this.#bucket, Key: path, Body: Buffer.from(bytes), ContentType: 'application/yaml; charset=utf-8' },
      ...(seen === null ? { IfNoneMatch: '*' } : { IfMatch: seen }),
      ChecksumSHA256: Buffer.from(digestBytes(bytes).slice('sha256:'.length), 'hex').toString('base64'),
      Metadata: { [PUSHED_BY]: person },
    } as const;
    try {
      await orConflict(`${path}: somebody else pushed it meanwhile`, () => this.#s3.send(new PutObjectCommand(object)));
    } catch (cause) {
      if (isAbsent(cause)) throw new ImprimaturError('conflict', `${path}: there is no such file now`, { cause });
      throw cause;
    }
  }

  files(paths: readonly string[]): Promise<PackFiles> {
    return openAwsPackFiles(this.#s3, this.#bucket, paths);
  }

  // Whatever was put there without a checksum of this kind is read instead.
  async #digestOf(Key: string, IfMatch: string): Promise<Digest> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key, IfMatch }));
    return digestBytes((await Body?.transformToByteArray()) ?? new Uint8Array());
  }
}

const digestIn = (checksum: string): Digest => `sha256:${Buffer.from(checksum, 'base64').toString('hex')}`;
