import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BundleSize } from '../../scripts/bundle/measure.ts';
import { bundle, FUNCTIONS, LAYER, WITH_LIBRARIES } from '../../scripts/bundle.ts';
import { HOME } from '../../src/config.ts';

type Dynamo = typeof import('@aws-sdk/client-dynamodb');
type Handler = (event: unknown) => Promise<unknown>;

const MOST_BYTES = 1_000_000;

let folder: string;
let sizes: ReadonlyMap<string, BundleSize>;
beforeAll(async () => {
  mkdirSync(join(HOME, 'out'), { recursive: true });
  folder = mkdtempSync(join(HOME, 'out', 'bundles-'));
  sizes = await bundle(folder);
  process.env.IMPRIMATUR_LIBRARIES = join(folder, LAYER.folder, LAYER.inside);
}, 60_000);
afterAll(() => {
  delete process.env.IMPRIMATUR_LIBRARIES;
  rmSync(folder, { recursive: true });
});

async function handlerOf(name: string): Promise<Handler> {
  const { handler } = (await import(join(folder, name, 'index.mjs'))) as { handler: Handler };
  return handler;
}

describe.each(FUNCTIONS)('the function %s', (name) => {
  it('has no more than a megabyte in all, code and data', () => {
    expect(sizes.get(name)?.entry).toBeGreaterThan(0);
    expect(sizes.get(name)?.total).toBeGreaterThanOrEqual(sizes.get(name)?.entry ?? 0);
    expect(sizes.get(name)?.total).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('is imported with nothing in its environment but where the layer lies', async () => {
    expect(await handlerOf(name)).toEqual(expect.any(Function));
  });
});

describe('the layer', () => {
  it('is taken from by those functions only that are to have it', () => {
    const takers = FUNCTIONS.filter((name) =>
      readdirSync(join(folder, name)).some((file) =>
        readFileSync(join(folder, name, file), 'utf8').includes('/opt/imprimatur'),
      ),
    );

    expect(takers).toEqual(WITH_LIBRARIES);
  });

  describe('tells of what a service refuses', () => {
    let answer: readonly [status: number, body: string];
    let asked = 0;
    let sdk: typeof import('@aws-sdk/client-s3') & typeof import('@aws-sdk/lib-dynamodb') & Dynamo;
    let client: Record<'endpoint' | 'region', string> & {
      credentials: { accessKeyId: string; secretAccessKey: string };
    };
    const service = createServer((_, response) => {
      asked += 1;
      response.writeHead(answer[0]).end(answer[1]);
    });
    beforeAll(async () => {
      sdk = await import(join(folder, LAYER.folder, LAYER.inside, 'aws-sdk.mjs'));
      await once(service.listen(0, '127.0.0.1'), 'listening');
      const endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
      client = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
    });
    afterAll(() => {
      service.close();
    });

    const failure = async (ask: () => Promise<unknown>) => {
      asked = 0;
      return ask().then(
        () => undefined,
        (error: unknown) => error,
      );
    };
    const put = () =>
      new sdk.DynamoDBClient({ ...client, maxAttempts: 2 }).send(
        new sdk.PutCommand({ TableName: 't', Item: { pk: 'a' } }),
      );
    const get = () => new sdk.S3Client(client).send(new sdk.GetObjectCommand({ Bucket: 'b', Key: 'k' }));
    const head = () => new sdk.S3Client(client).send(new sdk.HeadObjectCommand({ Bucket: 'b', Key: 'k' }));

    it('as an error of its own, where code asks for one', async () => {
      answer = [400, '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"no"}'];

      expect(await failure(put)).toBeInstanceOf(sdk.ConditionalCheckFailedException);
    });

    it('with the reasons of a transaction', async () => {
      const CancellationReasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }];
      answer = [400, JSON.stringify({ __type: 'x#TransactionCanceledException', Message: 'no', CancellationReasons })];

      expect(await failure(put)).toMatchObject({ name: 'TransactionCanceledException', CancellationReasons });
    });

    it('after trying again, where it was busy', async () => {
      answer = [400, '{"__type":"x#ProvisionedThroughputExceededException","message":"slow down"}'];

      expect(await failure(put)).toMatchObject({
        ...{ name: 'ProvisionedThroughputExceededException', message: 'slow down' },
      });
      expect(asked).toBe(2);
    });

    it.each([
      ['NoSuchKey', 404],
      ['PreconditionFailed', 412],
      ['AccessDenied', 403],
    ])('by its name: %s', async (name, status) => {
      answer = [status, `<?xml version="1.0"?><Error><Code>${name}</Code><Message>said so</Message></Error>`];

      const error = await failure(get);

      expect(error).toMatchObject({ name, message: 'said so', $metadata: { httpStatusCode: status } });
    });

    it('by its name, where there is no text', async () => {
      answer = [404, ''];

      expect(await failure(head)).toMatchObject({ name: 'NotFound' });
    });
  });
});

it.each([
  ['build', {}],
  ['build', { BatchInput: {}, Items: [] }],
  ['build', { BatchInput: { batchId: 'x' }, Items: Array.from({ length: 101 }, () => ({ Key: 'packs/a.yaml' })) }],
  ['validate', { batchId: 'x', packs: [{ path: 1 }] }],
  ['validate', { batchId: 'x', packs: [{ path: 'packs/a.yaml', draft: 'not a digest' }] }],
  ['summarise', { batchId: 'x' }],
  ['publish', { Records: [{ dynamodb: {} }] }],
  ['sweep', { whole: 'yes' }],
])('%s refuses an event that is none: %j', async (name, event) => {
  await expect((await handlerOf(name))(event)).rejects.toMatchObject({ name: 'ZodError' });
});

it('tells the daemon of X-Ray of a step, and of what failed in it', async () => {
  const daemon = createSocket('udp4').bind(0, '127.0.0.1');
  const table = createServer((_, response) => response.writeHead(400).end('{"__type":"ValidationException"}'));
  await Promise.all([once(daemon, 'listening'), once(table.listen(0, '127.0.0.1'), 'listening')]);
  const Records = [{ dynamodb: { SequenceNumber: '1', NewImage: { pk: { S: 'HEAD#zinc#en' } } } }];
  const code = `
    const { handler } = await import(${JSON.stringify(join(folder, 'publish', 'index.mjs'))});
    await handler(${JSON.stringify({ Records })}, {});`;

  const running = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: 'ignore',
    env: {
      ...{ TABLE: 't', BLOBS_BUCKET: 'b', SITE_BUCKET: 's', LOG_BUCKET: 'l' },
      ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
      AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
      ...{ LAMBDA_TASK_ROOT: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
      _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1',
    },
  });
  const told: unknown[] = [];
  daemon.on('message', (message) => told.push(JSON.parse(String(message).split('\n')[1] ?? '')));
  await once(running, 'exit');
  daemon.close();
  table.close();

  expect(told).toContainEqual(
    expect.objectContaining({
      ...{ name: '## publish', type: 'subsegment', fault: true },
      ...{ trace_id: '1-5759e988-bd862e3fe1be46a994272793', parent_id: '557abcec3ee5a047' },
      cause: expect.objectContaining({ exceptions: [expect.objectContaining({ type: 'ValidationException' })] }),
    }),
  );
}, 30_000);
