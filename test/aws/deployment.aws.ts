import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/clock.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import type { ArticleKey } from '../../src/review/event.ts';
import { AwsPackStore } from '../../src/stores/aws/aws-pack-store.ts';
import { openAwsStores } from '../../src/stores/aws/open-aws-stores.ts';
import type { Machine } from '../asl/definition.ts';
import { type Execution, runMachine, type Services } from '../asl/run-machine.ts';
import { publicText, SIGNERS } from '../pipeline/a-desk.ts';
import { aHouse, PEOPLE } from '../pipeline/a-house.ts';
import { aFact, FACTS, packContent } from '../pipeline/a-pack.ts';
import { aDeployment, type Deployment, theOnlyOf } from './a-deployment.ts';
import { DYNAMODB, S3 } from './aws-stores.ts';
import { inputsFor } from './event-bus.ts';
import { freshPack } from './fresh-pack.ts';
import { TableStream } from './table-stream.ts';

const POLICY = { people: PEOPLE, publication: 'at-once', site: { url: 'https://press.example/' } };
const folder = mkdtempSync(join(tmpdir(), 'imprimatur-policy-'));
const s3 = new S3Client(S3);

// An account has no guards between functions and services: there, the stack is deployed as docs/deploy.md says.
const isLive = process.env.IMPRIMATUR_AWS === 'live';

let deployment: Deployment;
let stream: TableStream;
let machine: Machine;
let deps: Deps;
let runs = 0;

beforeAll(async () => {
  if (isLive) return;
  const policy = { schema: 'imprimatur.policy/v1', publisher: { name: 'Test Press' }, ...POLICY };
  writeFileSync(join(folder, 'policy.yaml'), JSON.stringify({ ...policy, signOffs: { verdicts: 'optional' } }));
  process.env.IMPRIMATUR_POLICY = join(folder, 'policy.yaml');
  deployment = await aDeployment();
  stream = new TableStream(deployment);
  machine = JSON.parse(theOnlyOf('AWS::StepFunctions::StateMachine', deployment).DefinitionString);
  const names = {
    table: deployment.nameOf(/^StorageTable/),
    blobs: deployment.nameOf(/^StorageBlobs[0-9A-F]{8}$/),
    site: deployment.nameOf(/^StorageSite[0-9A-F]{8}$/),
    checkpoints: deployment.nameOf(/^StorageCheckpoints[0-9A-F]{8}$/),
  };
  const stores = await openAwsStores(names, { dynamodb: DYNAMODB, s3: S3 });
  // People decide at the desk, which may not write the site.
  deps = { stores, house: await aHouse({ policy: POLICY }), clock: systemClock, publishesElsewhere: true };
}, 180_000);
afterAll(async () => {
  await deployment?.remove();
  rmSync(folder, { recursive: true });
});

const packsBucket = (): string => deployment.nameOf(/^StoragePacks[0-9A-F]{8}$/);

/** Writes an object, and resolves to what the rules of the stack start the machine with. */
async function put(Key: string, Body: Uint8Array): Promise<readonly unknown[]> {
  await s3.send(new PutObjectCommand({ Bucket: packsBucket(), Key, Body }));
  return inputsFor(packsBucket(), Key, deployment);
}

const services = (around: (id: string, event: unknown) => void = () => {}): Services => ({
  invoke: async (name, payload) => {
    around(name, payload);
    return deployment.invoke(name, payload);
  },
  async *listObjects(Bucket, Prefix) {
    const { keysOf } = await import('../../src/stores/aws/keys-of.ts');
    for await (const Key of keysOf(s3, Bucket, Prefix)) yield { Key, Size: 1 };
  },
  putObject: async (Bucket, Key, Body) => void (await s3.send(new PutObjectCommand({ Bucket, Key, Body }))),
  wait: async () => {},
});

async function start(input: unknown, offered = services(), earlier?: Execution): Promise<Execution> {
  runs += 1;
  return runMachine(machine, input, earlier?.name ?? `run-${runs}`, offered, earlier);
}

const articleOf = (slug: string): ArticleKey => ({ slug, locale: 'en-US' });
const stateOf = async (slug: string) => (await deps.stores.records.head(articleOf(slug)))?.head;

async function signAll(slug: string): Promise<void> {
  const article = articleOf(slug);
  const digest = (await stateOf(slug))?.open?.draft;
  if (digest === undefined) throw new Error(`nothing is open under ${slug}`);
  for (const [role, person] of SIGNERS) await signOff(article, person, { role, digest }, deps);
}

const pageOf = (slug: string) => publicText(`${slug}/index.html`, deps);
const sweep = (whole: boolean) =>
  deployment.invoke(deployment.nameOf(/^PublisherSweepFunction[0-9A-F]{8}$/), { whole });

(isLive ? describe.skip : describe)('the deployed system', () => {
  it('builds what was pushed, at once, and sums up: one in review, one rejected, one not to be read', async () => {
    const inputs = [
      ...(await put('packs/zinc-colds.yaml', freshPack())),
      ...(await put('packs/zinc-unsafe.yaml', freshPack({ slug: 'zinc-unsafe', facts: FACTS.slice(0, 3) }))),
      ...(await put('packs/nonsense.yaml', new TextEncoder().encode('schema: nonsense'))),
    ];

    const outputs = [];
    for (const input of inputs) outputs.push((await start(input)).output);

    expect(inputs).toEqual(['zinc-colds', 'zinc-unsafe', 'nonsense'].map((name) => ({ prefix: `packs/${name}.yaml` })));
    expect(outputs).toMatchObject([{ passed: 1 }, { rejected: 1 }, { invalid: 1 }]);
    expect((await stateOf('zinc-colds'))?.open?.state).toBe('in_review');
    expect((await stateOf('zinc-unsafe'))?.open?.state).toBe('rejected');
  });

  it('finds nothing new at night, and says so', async () => {
    const nightly = theNightly();

    expect(await start(nightly)).toMatchObject({ status: 'SUCCEEDED', output: { built: 0, unchanged: 2, invalid: 1 } });
  });

  it('publishes nothing before people have signed, and then exactly what they signed', async () => {
    await stream.deliver();
    expect(await pageOf('zinc-colds')).toBeUndefined();

    await signAll('zinc-colds');
    expect(await pageOf('zinc-colds')).toBeUndefined();
    await stream.deliver();

    const { state } = await loadArticle(articleOf('zinc-colds'), deps.stores);
    const approved = await deps.stores.blobs.get(state.editions[0]?.released.content ?? 'sha256:');
    expect(await pageOf('zinc-colds')).toBe(Buffer.from(approved ?? []).toString());
    expect(await pageOf('zinc-colds')).toContain('<h1>Zinc and the common cold</h1>');
    expect(await pageOf('zinc-unsafe')).toBeUndefined();
    expect(stream.dead).toEqual([]);
  });

  it('comes to the same end when the stream tells everything again', async () => {
    const { tip } = await loadArticle(articleOf('zinc-colds'), deps.stores);

    const again = new TableStream(deployment);
    expect(await again.deliver()).toBeGreaterThan(0);

    expect((await loadArticle(articleOf('zinc-colds'), deps.stores)).tip).toEqual(tip);
  });

  it('publishes what the stream has lost, through the sweep and the publisher', async () => {
    for (const input of await put('packs/zinc-lost.yaml', freshPack({ slug: 'zinc-lost' }))) await start(input);
    await signAll('zinc-lost');
    await stream.lose();

    expect(await sweep(false)).toMatchObject({ due: [{ slug: 'zinc-lost' }] });
    expect(await pageOf('zinc-lost')).toBeUndefined();
    await stream.deliver();

    expect(await pageOf('zinc-lost')).toContain('<h1>');
  });

  it('takes a page down and leaves a notice', async () => {
    await withdraw(articleOf('zinc-lost'), 'mo', 'A source was retracted.', deps);
    await stream.deliver();

    expect(await pageOf('zinc-lost')).toContain('A source was retracted.');
  });

  it('builds what a library that was pushed reaches, and names the fact that moved it', async () => {
    const shared = (statement: string) => {
      const { sources } = packContent();
      const fact = aFact('labels', 'product-quality', statement, { verified: new Date().toISOString().slice(0, 10) });
      const library = {
        schema: 'imprimatur.library/v1',
        id: 'zinc',
        contributors: [{ id: 'pat', role: 'author' }],
        sources,
        facts: [fact],
      };
      return new TextEncoder().encode(JSON.stringify(library));
    };
    await put('libraries/zinc.yaml', shared('Products differ in how much zinc they hold.'));
    await put('packs/zinc-shared.yaml', freshPack({ slug: 'zinc-shared', uses: ['zinc'] }));
    await start({ prefix: 'packs/zinc-shared.yaml' });

    const [input, ...more] = await put('libraries/zinc.yaml', shared('Products differ in what zinc they hold.'));
    const { output } = await start(input);

    expect([input, ...more]).toEqual([{ prefix: 'packs/' }]);
    expect(output).toMatchObject({ built: 1 });
    expect(await summaryOf(`run-${runs}`)).toMatchObject({
      moved: [{ fact: 'zinc/labels', articles: ['zinc-shared'] }],
    });
  });

  it('keeps whoever pushed a pack from signing it', async () => {
    const store = new AwsPackStore(s3, packsBucket());
    await store.put({ path: 'packs/zinc-mine.yaml', bytes: freshPack({ slug: 'zinc-mine' }) }, 'ed', null);
    await start({ prefix: 'packs/zinc-mine.yaml' });

    await expect(signAll('zinc-mine')).rejects.toMatchObject({ code: 'refused', reasons: [{ code: 'contributor' }] });
  });

  it('goes on with what failed when a batch is redriven, and ends as if nothing had', async () => {
    for (const n of [1, 2, 3]) await put(`packs/again-${n}.yaml`, freshPack({ slug: `again-${n}` }));
    let isBroken = true;
    const flaky = services((name, event) => {
      if (isBroken && /Validate/.test(name) && JSON.stringify(event).includes('again-2'))
        throw new Error('out of memory');
    });

    const failed = await start({ prefix: 'packs/again' }, flaky);
    isBroken = false;
    const redriven = await start({ prefix: 'packs/again' }, flaky, failed);

    expect(failed).toMatchObject({ status: 'FAILED', error: { name: 'States.ExceedToleratedFailureThreshold' } });
    expect(redriven).toMatchObject({ status: 'SUCCEEDED', output: { batchId: failed.name, passed: 3, failed: 0 } });
    for (const n of [1, 2, 3]) {
      const { entries } = await loadArticle(articleOf(`again-${n}`), deps.stores);
      expect(entries.map(({ event }) => event.type)).toEqual(['draft.built']);
    }
  });

  it('tries a busy function again, and counts every pack once', async () => {
    let busy = 2;
    const throttled = services(() => {
      busy -= 1;
      if (busy >= 0) throw Object.assign(new Error('slow down'), { name: 'Lambda.TooManyRequestsException' });
    });

    expect(await start({ prefix: 'packs/again' }, throttled)).toMatchObject({ output: { unchanged: 3 } });
  });

  it('verifies everything in a whole sweep, and keeps a checkpoint', async () => {
    expect(await sweep(true)).toMatchObject({ faults: [], unsettled: [], voided: [] });
    expect(await deps.stores.checkpoints.latest()).toBeDefined();
  });

  it('sees a page that somebody changed before the publisher puts it right', async () => {
    const { etag = '' } = (await deps.stores.site.read('zinc-colds/index.html')) ?? {};
    const approved = await pageOf('zinc-colds');
    await deps.stores.site.write('zinc-colds/index.html', 'Take 900 mg.', etag);

    expect(await sweep(true)).toMatchObject({
      faults: [{ code: 'page', subject: 'zinc-colds/index.html' }],
      unsettled: [{ slug: 'zinc-colds' }],
    });
    await stream.deliver();
    expect(await pageOf('zinc-colds')).toBe(approved);
  });

  it('names what nobody approved, and then keeps no checkpoint', async () => {
    const before = await deps.stores.checkpoints.latest();
    await deps.stores.site.write('stray/index.html', 'never approved', null);

    expect(await sweep(true)).toMatchObject({ faults: [{ code: 'stray', subject: 'stray/index.html' }] });
    expect(await deps.stores.checkpoints.latest()).toEqual(before);
  });

  it('serves the desk to nobody who has not signed in', async () => {
    const desk = deployment.nameOf(/^DeskFunction[0-9A-F]{8}$|^DeskDeskFunction/);

    expect(await deployment.invoke(desk, request('/healthz'))).toMatchObject({ statusCode: 200 });
    expect(await deployment.invoke(desk, request('/v1/drafts'))).toMatchObject({ statusCode: 401 });
    expect(await deployment.invoke(desk, request('/queue'))).toMatchObject({ statusCode: 303 });
    const page = expect.stringContaining('<h1>You are signed out</h1>');
    expect(await deployment.invoke(desk, request('/signed-out'))).toMatchObject({ statusCode: 200, body: page });
  });

  it('never asked for a right that a role does not have', () => {
    expect(deployment.refusals).toEqual([]);
  });

  it('is refused what a role may not do, by the same guard', async () => {
    const summarise = deployment.nameOf(/^BatchSummariseFunction[0-9A-F]{8}$/);
    const results = { Bucket: packsBucket(), Key: 'packs/zinc-colds.yaml' };

    await expect(
      deployment.invoke(summarise, { batchId: 'x', startedAt: '2026-11-27T00:00:00.000Z', results }),
    ).rejects.toThrow();

    expect(deployment.refusals).toMatchObject([{ action: 's3:GetObject' }]);
  });
});

/** The summary that was kept of a batch. */
async function summaryOf(batchId: string): Promise<unknown> {
  const Bucket = deployment.nameOf(/^StorageResults[0-9A-F]{8}$/);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `batches/${batchId}/summary.json` }));
  return JSON.parse((await Body?.transformToString()) ?? '');
}

/** What the nightly schedule starts the machine with. */
function theNightly(): unknown {
  for (const [, { Type, Properties }] of deployment.resources)
    if (Type === 'AWS::Scheduler::Schedule' && /^Builds every pack/.test(Properties.Description))
      return JSON.parse(Properties.Target.Input);
  throw new Error('there is no nightly schedule');
}

/** A request as the HTTP API hands it to the desk. */
function request(path: string) {
  const http = { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' };
  return {
    ...{ version: '2.0', routeKey: '$default', rawPath: path, rawQueryString: '', isBase64Encoded: false },
    headers: { host: 'desk.example', accept: 'text/html' },
    requestContext: {
      http,
      accountId: '',
      apiId: 'api',
      domainName: 'desk.example',
      stage: '$default',
      requestId: '1',
    },
  };
}
