import type { S3Client } from '@aws-sdk/client-s3';
import { digestBytes } from '../../src/digest.ts';
import type { Meter } from './meter.ts';

interface Asked {
  readonly Key: string;
  readonly Body: Uint8Array | string;
  readonly Prefix?: string;
  readonly IfNoneMatch?: string;
  readonly IfMatch?: string;
  readonly Metadata?: Record<string, string>;
}

interface Kept {
  readonly bytes: Uint8Array;
  readonly ETag: string;
  readonly Metadata: Record<string, string>;
}

const failed = (name: string): Error => Object.assign(new Error(name), { name });

/** A client of one bucket that lasts as long as the process, counts what it is asked and takes as long as S3 might. */
export function countingS3(meter: Meter): S3Client {
  const objects = new Map<string, Kept>();
  const answers: Record<string, (asked: Asked) => object> = {
    PutObjectCommand: ({ Key, Body, IfNoneMatch, IfMatch, Metadata = {} }) => {
      const bytes = new Uint8Array(Buffer.from(Body));
      meter.add({ s3Put: 1 });
      const there = objects.get(Key);
      if ((IfNoneMatch === '*' && there !== undefined) || (IfMatch !== undefined && IfMatch !== there?.ETag))
        throw failed('PreconditionFailed');
      meter.add({ s3Bytes: bytes.length });
      const ETag = `"${digestBytes(bytes)}"`;
      objects.set(Key, { bytes, ETag, Metadata });
      return { ETag };
    },
    GetObjectCommand: ({ Key }) => {
      meter.add({ s3Get: 1 });
      const there = objects.get(Key);
      if (there === undefined) throw failed('NoSuchKey');
      const text = () => Buffer.from(there.bytes).toString('utf8');
      const Body = { transformToByteArray: async () => there.bytes, transformToString: async () => text() };
      return { Body, ETag: there.ETag, ContentLength: there.bytes.length, Metadata: there.Metadata };
    },
    ListObjectsV2Command: ({ Prefix = '' }) => {
      meter.add({ s3Put: 1 });
      const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix)).sort();
      return { Contents: keys.map((Key) => ({ Key })) };
    },
  };
  const send = async (command: { readonly input: Asked; readonly constructor: { readonly name: string } }) => {
    const { name } = command.constructor;
    const answer = answers[name];
    if (answer === undefined) throw new Error(`${name} is not counted`);
    await meter.wait(name === 'PutObjectCommand' ? 's3Put' : 's3Get');
    return answer(command.input);
  };
  return { send } as unknown as S3Client;
}
