import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BUNDLES, bundle, FUNCTIONS } from '../../scripts/bundle.ts';
import { systemClock } from '../../src/clock.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { type AwsNames, openAwsStores } from '../../src/stores/aws/open-aws-stores.ts';
import type { Stores } from '../../src/stores/stores.ts';
import { SIGNERS, ZINC } from '../pipeline/a-desk.ts';
import { aHouse, PEOPLE } from '../pipeline/a-house.ts';
import { aPack, FACTS } from '../pipeline/a-pack.ts';
import { DYNAMODB, makeNames, removeAll, S3 } from './aws-stores.ts';

type Handler = (event: unknown) => Promise<unknown>;

const folder = mkdtempSync(join(tmpdir(), 'imprimatur-functions-'));
const POLICY = {
  schema: 'imprimatur.policy/v1',
  publisher: { name: 'Test Press' },
  site: { url: 'https://press.example/' },
  people: PEOPLE,
  publication: 'at-once',
  signOffs: { verdicts: 'optional' },
};

let names: AwsNames;
let stores: Stores;
const s3 = new S3Client(S3);
const packs = (): string => `${names.table}-packs`;
const put = (Key: string, Body: Uint8Array) => s3.send(new PutObjectCommand({ Bucket: packs(), Key, Body }));

/** The function of a bundle, as the service loads it. */
async function handlerOf(name: (typeof FUNCTIONS)[number]): Promise<Handler> {
  const { handler } = (await import(join(BUNDLES, name, 'index.mjs'))) as { handler: Handler };
  return handler;
}

/** What the stream tells of the head of an article. */
async function streamEvent() {
  const record = await stores.records.head(ZINC);
  const NewImage = {
    pk: { S: `HEAD#${ZINC.slug}#${ZINC.locale}` },
    ...(record?.head.open == null ? {} : { openState: { S: record.head.open.state } }),
  };
  return { Records: [{ eventID: '1', dynamodb: { SequenceNumber: '100', NewImage } }] };
}

beforeAll(async () => {
  names = await makeNames();
  stores = await openAwsStores(names, { dynamodb: DYNAMODB, s3: S3 });
  await s3.send(new CreateBucketCommand({ Bucket: packs() }));
  const { TopicArn = '' } = await new SNSClient({}).send(new CreateTopicCommand({ Name: names.table }));
  writeFileSync(join(folder, 'policy.yaml'), JSON.stringify(POLICY));
  Object.assign(process.env, {
    IMPRIMATUR_POLICY: join(folder, 'policy.yaml'),
    ...{ TABLE: names.table, BLOBS_BUCKET: names.blobs, SITE_BUCKET: names.site, LOG_BUCKET: names.checkpoints },
    ...{ PACKS_BUCKET: packs(), TOPIC: TopicArn, POWERTOOLS_DEV: 'false', POWERTOOLS_LOG_LEVEL: 'SILENT' },
  });
  await bundle();
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const Key of ['packs/a.yaml', 'packs/b.yaml', 'packs/c.yaml'])
    await s3.send(new DeleteObjectCommand({ Bucket: packs(), Key }));
  await removeAll();
});

describe('the bundled functions', () => {
  it.each(FUNCTIONS)('%s is imported without an environment', async (name) => {
    expect(await handlerOf(name)).toEqual(expect.any(Function));
  });

  it('build and validate what is in the bucket: one in review, one rejected, one not to be read', async () => {
    await put('packs/a.yaml', aPack().bytes);
    await put('packs/b.yaml', aPack({ slug: 'zinc-unsafe', facts: FACTS.slice(0, 3) }).bytes);
    await put('packs/c.yaml', new TextEncoder().encode('schema: nonsense'));
    const Items = ['a', 'b', 'c', 'gone'].map((name) => ({ Key: `packs/${name}.yaml` }));

    const built = await (await handlerOf('build'))({ BatchInput: { batchId: 'batch-1' }, Items });
    const validated = await (await handlerOf('validate'))(built);
    const summary = await (await handlerOf('summarise'))({ batchId: 'batch-1' });

    expect(validated).toMatchObject({
      batchId: 'batch-1',
      items: [{ outcome: 'in_review' }, { outcome: 'rejected' }, { outcome: 'invalid' }, { outcome: 'invalid' }],
    });
    expect(summary).toEqual({ batchId: 'batch-1', states: { in_review: 1, rejected: 1 } });
  });

  it('come to the same end when the same event is sent again', async () => {
    const event = { BatchInput: { batchId: 'batch-2' }, Items: [{ Key: 'packs/a.yaml' }] };

    const again = await (await handlerOf('validate'))(await (await handlerOf('build'))(event));

    expect(again).toMatchObject({ items: [{ outcome: 'unchanged' }] });
    expect((await loadArticle(ZINC, stores)).entries).toHaveLength(1);
  });

  it.each([{}, { BatchInput: {}, Items: [] }, null, { batchId: 'x', packs: [{ path: 1 }] }])(
    'refuse an event that is none: %j',
    async (event) => {
      await expect((await handlerOf('build'))(event)).rejects.toThrow();
      await expect((await handlerOf('validate'))(event)).rejects.toThrow();
    },
  );

  it('publish what people signed, when the stream tells of it, twice, or not at all', async () => {
    const publish = await handlerOf('publish');
    const deps = { stores, house: await aHouse({ policy: POLICY }), clock: systemClock };
    const digest = (await stores.records.head(ZINC))?.head.open?.draft;
    if (digest === undefined) throw new Error('nothing is in review');
    await publish(await streamEvent());
    expect(await stores.site.read('zinc-colds/index.html')).toBeUndefined();

    for (const [role, person] of SIGNERS) await signOff(ZINC, person, { role, digest }, deps);
    const event = await streamEvent();
    const told = [await publish(event), await publish(event)];
    await (await handlerOf('sweep'))({});

    expect(told).toEqual([{ batchItemFailures: [] }, { batchItemFailures: [] }]);
    const page = await stores.site.read('zinc-colds/index.html');
    expect(Buffer.from(page?.bytes ?? []).toString()).toContain('<h1>Zinc and the common cold</h1>');
    expect((await verify(deps)).faults).toEqual([]);
    expect((await loadArticle(ZINC, stores)).entries.map(({ event: { type } }) => type)).toEqual([
      ...['draft.built', 'signoff.given', 'signoff.given', 'signoff.given', 'edition.published'],
    ]);
  });
});
