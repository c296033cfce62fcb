import { join } from 'node:path';
import { TEMPLATES } from '../../src/config.ts';
import { memoryAnswers } from '../../src/desk/answer-store.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { keyOf } from '../../src/desk/session.ts';
import { memorySessions } from '../../src/desk/session-store.ts';
import type { SignIn } from '../../src/desk/sign-in.ts';
import { buildPack } from '../../src/pipeline/build-pack.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import { keepCheckpoint } from '../../src/pipeline/keep-checkpoint.ts';
import { dueForPublication, publishAll, settleAll } from '../../src/pipeline/publish.ts';
import { settleArticle } from '../../src/pipeline/settle.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { validatePack } from '../../src/pipeline/validate-pack.ts';
import { SIGNING_ROLES } from '../../src/policy/policy.ts';
import { templateSet } from '../../src/render/compile-templates.ts';
import type { ArticleKey } from '../../src/review/event.ts';
import { AwsBlobStore } from '../../src/stores/aws/aws-blob-store.ts';
import { AwsCheckpointStore } from '../../src/stores/aws/aws-checkpoint-store.ts';
import { AwsDeliveryLog } from '../../src/stores/aws/aws-delivery-log.ts';
import { openAwsPackFiles } from '../../src/stores/aws/aws-pack-files.ts';
import { AwsPackStore } from '../../src/stores/aws/aws-pack-store.ts';
import { AwsRecordStore } from '../../src/stores/aws/aws-record-store.ts';
import { AwsSiteStore } from '../../src/stores/aws/aws-site-store.ts';
import { readTemplates } from '../../src/stores/local/house-files.ts';
import type { PackFiles } from '../../src/stores/pack-files.ts';
import type { Stores } from '../../src/stores/stores.ts';
import { countingDynamoDB } from './counting-dynamodb.ts';
import { countingS3 } from './counting-s3.ts';
import { aMeter, type Meter, measure, type Step } from './meter.ts';

const LIBRARIES = 10;
const ORIGIN = 'https://desk.example';
// Publications at the end, when everything else is live already.
const LAST = 6;

/** A house with packs, built, signed and published over the adapters of AWS, and what each step of that took. */
export interface Estate {
  readonly packs: number;
  readonly articles: number;
  readonly live: number;
  readonly open: Step;
  readonly build: Step;
  readonly validate: Step;
  readonly unchanged: Step;
  readonly follow: Step;
  readonly signOff: Step;
  readonly publish: Step;
  readonly settle: Step;
  readonly due: Step;
  readonly checkpoint: Step;
  readonly pages: readonly Step[];
  readonly packBytes: number;
  readonly deskPageBytes: number;
  readonly siteBytes: number;
  readonly page: Uint8Array;
}

/** Runs the life of a house over clients that count. */
export async function anEstate(packs: PackFiles, { house, clock }: Omit<Deps, 'stores'>): Promise<Estate> {
  const meter = aMeter();
  const s3 = countingS3(meter);
  const deps = { house, clock, stores: storesOver(meter) };
  const keys = await upload(packs, new AwsPackStore(s3, 'packs'));
  const open = await measure(5, meter, () => openAwsPackFiles(s3, 'packs', keys));
  const files = await openAwsPackFiles(s3, 'packs', keys);
  const built: { readonly path: string; readonly draft: `sha256:${string}` }[] = [];
  const build = await measure(keys.length, meter, async (index) => {
    const one = await buildPack(keys[index] ?? '', 'b1', files, deps);
    if ('draft' in one) built.push(one);
  });
  const validate = await measure(built.length, meter, async (index) => {
    const one = built[index];
    if (one !== undefined) await validatePack(one, 'b1', files, deps);
  });
  const unchanged = await measure(keys.length, meter, (index) => buildPack(keys[index] ?? '', 'b2', files, deps));
  const passed: ArticleKey[] = [];
  for await (const { head } of deps.stores.records.heads())
    if (head.open?.state === 'in_review') passed.push(head.article);
  const follow = await measure(passed.length, meter, (index) => settleArticle(passed[index] as ArticleKey, deps));
  const pages = await measurePages(passed[0] as ArticleKey, deps, meter);
  const signed = await measure(LAST * 3, meter, (index) =>
    sign(passed[Math.floor(index / 3)] as ArticleKey, index % 3, deps),
  );
  for (const article of passed.slice(LAST)) for (const role of [0, 1, 2]) await sign(article, role, deps);
  await publishAll(deps, passed.slice(LAST));
  const publish = await measure(LAST, meter, (index) => publishAll(deps, [passed[index] as ArticleKey]));
  const settle = await measure(3, meter, () => settleAll(deps));
  const due = await measure(3, meter, () => dueForPublication(deps));
  const checkpoint = await measure(3, meter, () =>
    keepCheckpoint({
      ...deps,
      stores: { ...deps.stores, checkpoints: new AwsCheckpointStore(countingS3(meter), 'log') },
    }),
  );
  const heads: ArticleKey[] = [];
  for await (const { head } of deps.stores.records.heads()) heads.push(head.article);
  const page = (await deps.stores.site.read(`${passed[0]?.slug}/index.html`))?.bytes ?? new Uint8Array();
  return {
    ...{ packs: keys.length, articles: heads.length, live: passed.length, open, build, validate, unchanged, follow },
    ...{ signOff: signed, publish, settle, due, checkpoint, pages: pages.steps, deskPageBytes: pages.bytes, page },
    packBytes: await meanBytes(packs),
    siteBytes: await siteBytesOf(passed[0] as ArticleKey, deps.stores),
  };
}

function storesOver(meter: Meter): Stores {
  const table = countingDynamoDB(meter);
  return {
    records: new AwsRecordStore(table, 'table'),
    blobs: new AwsBlobStore(countingS3(meter), 'blobs'),
    site: new AwsSiteStore(countingS3(meter), 'site'),
    checkpoints: new AwsCheckpointStore(countingS3(meter), 'log'),
    deliveries: new AwsDeliveryLog(table, 'table'),
  };
}

/** Puts packs, and the library that they use under ten names, where a deployment has them; resolves to their keys. */
async function upload(packs: PackFiles, store: AwsPackStore): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const [index, path] of packs.paths.entries()) {
    const file = await packs.read(path);
    if (!('bytes' in file)) throw new Error(`${path}: ${file.message}`);
    const key = `packs/${index}.yaml`;
    await store.put({ ...file, path: key }, 'demo-author', null);
    keys.push(key);
  }
  const library = packs.libraries(packs.paths[0] ?? '')('depression');
  if (library === undefined) throw new Error('found no library beside the packs');
  for (let index = 0; index < LIBRARIES; index += 1) {
    const name = index === 0 ? 'depression' : `shared-${index}`;
    await store.put({ ...library, path: `libraries/${name}.yaml` }, 'demo-author', null);
  }
  return keys;
}

async function sign(article: ArticleKey, role: number, deps: Deps): Promise<void> {
  const head = await deps.stores.records.head(article);
  const signing = SIGNING_ROLES[role] ?? 'editor';
  const digest = head?.head.open?.draft;
  if (digest === undefined) throw new Error(`${article.slug} is not open`);
  await signOff(article, `demo-${signing}`, { role: signing, digest, allSupported: true }, deps);
}

async function measurePages({ slug }: ArticleKey, deps: Deps, meter: Meter) {
  const kept = memorySessions();
  const secret = 'measured';
  const now = Date.now();
  const session = { person: 'demo-medical', token: 't', provenAt: now, startedAt: now, seenAt: now };
  await kept.put(keyOf(secret), session);
  // As the table keeps them: one item of less than a kilobyte, read and written with every request.
  const sessions: typeof kept = {
    ...kept,
    get: async (key, at) => {
      await meter.wait('read');
      meter.add({ reads: 1 });
      return kept.get(key, at);
    },
    put: async (key, one) => {
      await meter.wait('write');
      meter.add({ writes: 1 });
      return kept.put(key, one);
    },
  };
  const app = createDesk({
    ...{
      deps,
      sessions,
      answers: memoryAnswers(),
      origin: ORIGIN,
      siteAddress: ORIGIN,
      isDevelopment: false,
      log: () => {},
      time: Date.now,
    },
    templates: templateSet(readTemplates(join(TEMPLATES, 'desk'))),
    ...{ assets: new Map(), signIn: {} as SignIn, renew: async () => {} },
    runBatch: () => Promise.reject(new Error('no batch')),
  });
  const [steps, sizes]: [Step[], number[]] = [[], []];
  for (const path of ['/queue', `/drafts/${slug}`, `/drafts/${slug}/page`, `/drafts/${slug}/report`]) {
    const visit = async () => {
      const answer = await app.request(ORIGIN + path, { headers: { cookie: `__Host-imprimatur=${secret}` } });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    };
    sizes.push(await visit());
    steps.push(await measure(8, meter, visit));
  }
  return { steps, bytes: Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length) };
}

async function meanBytes(packs: PackFiles): Promise<number> {
  let sum = 0;
  for (const path of packs.paths) {
    const file = await packs.read(path);
    if ('bytes' in file) sum += file.bytes.length;
  }
  return Math.round(sum / packs.paths.length);
}

async function siteBytesOf({ slug }: ArticleKey, { site }: Stores): Promise<number> {
  let sum = 0;
  for await (const path of site.list())
    if (path.startsWith(`${slug}/`)) sum += (await site.read(path))?.bytes.length ?? 0;
  return sum;
}
