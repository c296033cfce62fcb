import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { canonicalJson } from '../../digest.ts';
import {
  type ArticleTip,
  type Checkpoint,
  type CheckpointMark,
  checkpoint,
  laterMark,
  readCheckpoint,
} from '../../ledger/checkpoint.ts';
import type { CheckpointStore } from '../checkpoint-store.ts';
import { isLostRace } from './aws-error.ts';
import { keysOf } from './keys-of.ts';

const PREFIX = 'checkpoints/';
// Listings go upwards only: numbered downwards, the newest comes first.
const FIRST = 1_000_000_000_000;

/** Checkpoints as objects of a bucket that nobody may overwrite or delete. */
export class AwsCheckpointStore implements CheckpointStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async append(at: string, chains: readonly ArticleTip[], last?: CheckpointMark): Promise<Checkpoint> {
    for (;;) {
      const next = checkpoint(at, chains, laterMark(await this.latest(), last));
      const object = { Bucket: this.#bucket, Key: keyOf(next), Body: canonicalJson(next), IfNoneMatch: '*' };
      try {
        await this.#s3.send(new PutObjectCommand({ ...object, ChecksumAlgorithm: 'SHA256' }));
        return next;
      } catch (error) {
        // Somebody else took the number: this one follows theirs.
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
    return readCheckpoint((await Body?.transformToString()) ?? '', key, 'refused');
  }
}

const keyOf = ({ number }: CheckpointMark): string => `${PREFIX}${String(FIRST - number).padStart(12, '0')}.json`;
