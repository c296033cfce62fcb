import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { canonicalJson } from '../../digest.ts';
import { ImprimaturError } from '../../errors.ts';
import { type Checkpoint, isWholeCheckpoint } from '../../ledger/checkpoint.ts';
import type { CheckpointStore } from '../checkpoint-store.ts';
import { isLostRace } from './aws-error.ts';
import { keysOf } from './keys-of.ts';

const PREFIX = 'checkpoints/';
// Listings go upwards only: numbered downwards, the newest comes first.
const FIRST = 999_999_999_999;

/** Checkpoints as objects of a bucket that nobody may overwrite or delete. */
export class AwsCheckpointStore implements CheckpointStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async append(checkpoint: Checkpoint): Promise<void> {
    const newest = await this.#newest();
    for (let number = newest === undefined ? FIRST : numberOf(newest) - 1; ; number -= 1) {
      const object = { Bucket: this.#bucket, Key: keyOf(number), Body: canonicalJson(checkpoint), IfNoneMatch: '*' };
      try {
        await this.#s3.send(new PutObjectCommand({ ...object, ChecksumAlgorithm: 'SHA256' }));
        return;
      } catch (error) {
        // Somebody else took the number: the next one is as good.
        if (!isLostRace(error)) throw error;
      }
    }
  }

  async latest(): Promise<Checkpoint | undefined> {
    const key = await this.#newest();
    return key === undefined ? undefined : this.#read(key);
  }

  async *all(): AsyncIterable<Checkpoint> {
    const keys: string[] = [];
    for await (const key of keysOf(this.#s3, this.#bucket, PREFIX)) keys.push(key);
    for (const key of keys.reverse()) yield this.#read(key);
  }

  async #newest(): Promise<string | undefined> {
    for await (const key of keysOf(this.#s3, this.#bucket, PREFIX)) return key;
    return undefined;
  }

  async #read(key: string): Promise<Checkpoint> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    const text = (await Body?.transformToString()) ?? '';
    try {
      const checkpoint: Checkpoint = JSON.parse(text);
      if (isWholeCheckpoint(checkpoint)) return checkpoint;
    } catch (cause) {
      throw new ImprimaturError('refused', `${key} is not a checkpoint`, { cause });
    }
    throw new ImprimaturError('refused', `${key} does not match its digest`);
  }
}

const keyOf = (number: number): string => `${PREFIX}${String(number).padStart(12, '0')}.json`;
const numberOf = (key: string): number => Number(key.slice(PREFIX.length, -'.json'.length));
