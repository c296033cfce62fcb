import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Digest, digestBytes, isDigest } from '../../digest.ts';
import { ImprimaturError } from '../../errors.ts';
import type { BlobStore } from '../blob-store.ts';
import { checkDigest } from '../check-digest.ts';
import { isAbsent, isLostRace } from './aws-error.ts';
import { keysOf } from './keys-of.ts';

const PREFIX = 'sha256/';

/** Blobs as objects of a bucket, each under its digest and written once. */
export class AwsBlobStore implements BlobStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async put(bytes: string | Uint8Array): Promise<Digest> {
    const body = Buffer.from(bytes);
    const digest = digestBytes(body);
    const object = { Bucket: this.#bucket, Key: keyOf(digest), Body: body, IfNoneMatch: '*' } as const;
    try {
      await this.#s3.send(new PutObjectCommand({ ...object, ChecksumSHA256: checksumOf(digest) }));
    } catch (error) {
      // The same bytes are there already, or another writer is putting them there.
      if (!isLostRace(error)) throw error;
    }
    return digest;
  }

  async get(digest: Digest): Promise<Uint8Array | undefined> {
    checkDigest(digest);
    const bytes = await this.#read(keyOf(digest));
    if (bytes !== undefined && digestBytes(bytes) !== digest)
      throw new ImprimaturError('refused', `the blob ${digest} does not match its digest`);
    return bytes;
  }

  async *list(): AsyncIterable<Digest> {
    for await (const key of keysOf(this.#s3, this.#bucket, PREFIX)) {
      const digest = `sha256:${key.slice(PREFIX.length)}`;
      if (isDigest(digest)) yield digest;
    }
  }

  async #read(Key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }
}

const keyOf = (digest: Digest): string => PREFIX + digest.slice('sha256:'.length);

// The service compares it with what arrives: bytes that were damaged on the way are never kept.
const checksumOf = (digest: Digest): string => Buffer.from(digest.slice('sha256:'.length), 'hex').toString('base64');
