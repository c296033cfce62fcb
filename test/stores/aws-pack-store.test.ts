import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { type Digest, digestBytes } from '../../src/digest.ts';
import { AwsPackStore } from '../../src/stores/aws/aws-pack-store.ts';
import { explainAwsError } from '../../src/stores/aws/explain-aws-error.ts';

const TEXT = 'zinc';
const base64 = (digest: Digest): string => Buffer.from(digest.slice('sha256:'.length), 'hex').toString('base64');

/** A client for which S3 says this of an object; it notes what it is asked. */
function aBucket(head: object): { readonly s3: S3Client; readonly asked: string[] } {
  const asked: string[] = [];
  const send = async ({ constructor: { name } }: object) => {
    asked.push(name);
    const Body = { transformToByteArray: async () => new TextEncoder().encode(TEXT) };
    return name === 'HeadObjectCommand' ? { ETag: '"1"', ...head } : { Body };
  };
  return { s3: { send } as unknown as S3Client, asked };
}

// The emulator gives no checksums, so these are looked at here.
describe('what lies in a bucket', () => {
  it('is known by its checksum, without being read', async () => {
    const { s3, asked } = aBucket({ ChecksumSHA256: base64(digestBytes(TEXT)), Metadata: { 'pushed-by': 'pat' } });

    const found = await new AwsPackStore(s3, 'b').find('packs/a.yaml');

    expect(found).toEqual({ digest: digestBytes(TEXT), etag: '"1"', pushedBy: 'pat' });
    expect(asked).toEqual(['HeadObjectCommand']);
  });

  it.each([
    ['no checksum of this kind', {}],
    ['a checksum over the checksums of its parts', { ChecksumSHA256: `${base64(digestBytes('other'))}-2` }],
  ])('is read where it has %s', async (_, head) => {
    const { s3, asked } = aBucket(head);

    expect(await new AwsPackStore(s3, 'b').find('packs/a.yaml')).toEqual({ digest: digestBytes(TEXT), etag: '"1"' });
    expect(asked).toEqual(['HeadObjectCommand', 'GetObjectCommand']);
  });

  it.each(['', 'Pat', 'pat lee', '../pat', 'x'.repeat(81), 'constructor.'])(
    'was pushed by nobody who could sign where its metadata say %j',
    async (person) => {
      const { s3 } = aBucket({ Metadata: { 'pushed-by': person } });

      expect(await new AwsPackStore(s3, 'b').find('packs/a.yaml')).not.toHaveProperty('pushedBy');
    },
  );
});

describe('what the cloud says', () => {
  const said = (name: string, rest: object = {}) => Object.assign(new Error('no'), { name, ...rest });

  it.each([
    ['a bucket that is not there', said('NoSuchBucket', { $metadata: { httpStatusCode: 404 } }), 'not-found'],
    ['what is not allowed', said('AccessDenied', { $metadata: { httpStatusCode: 403 } }), 'invalid'],
    ['a bad bucket name', said('InvalidBucketName', { $metadata: { httpStatusCode: 400 } }), 'invalid'],
    ['no credentials', said('CredentialsProviderError'), 'invalid'],
    ['no region', new Error('Region is missing'), 'invalid'],
    ['no network', said('Error', { code: 'ENOTFOUND' }), 'invalid'],
  ])('is something the caller can mend: %s', (_, error, code) => {
    expect(explainAwsError(error, 'my-packs')).toMatchObject({
      code,
      message: expect.stringContaining('my-packs'),
      cause: error,
    });
  });

  it('leaves a bug a bug', () => {
    const bug = new TypeError('x is not a function');

    expect(explainAwsError(bug, 'my-packs')).toBe(bug);
  });
});
