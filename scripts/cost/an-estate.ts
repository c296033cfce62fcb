import { buildPack } from '../../src/pipeline/build-pack.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import { bringUpToDate, publishAll } from '../../src/pipeline/publish.ts';
import { settleArticle } from '../../src/pipeline/settle.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import type { Ended } from '../../src/pipeline/summarise.ts';
import { validatePack } from '../../src/pipeline/validate-pack.ts';
import { SIGNING_ROLES } from '../../src/policy/policy.ts';
import type { ArticleKey } from '../../src/review/event.ts';
import { AwsBlobStore } from '../../src/stores/aws/aws-blob-store.ts';
import { AwsCheckpointStore } from '../../src/stores/aws/aws-checkpoint-store.ts';
import { AwsDeliveryLog } from '../../src/stores/aws/aws-delivery-log.ts';
import { openAwsPackFiles } from '../../src/stores/aws/aws-pack-files.ts';
import { AwsPackStore } from '../../src/stores/aws/aws-pack-store.ts';
import { AwsRecordStore } from '../../src/stores/aws/aws-record-store.ts';
import { AwsSiteStore } from '../../src/stores/aws/aws-site-store.ts';
import type { PackFiles } from '../../src/stores/pack-files.ts';
import type { Stores } from '../../src/stores/stores.ts';
import { countingDynamoDB } from './counting-dynamodb.ts';
import { countingS3 } from './counting-s3.ts';
import { measureNights, measureVerify, type Nights } from './measure-nights.ts';
import { measurePages } from './measure-pages.ts';
import { measureSummary } from './measure-summary.ts';
import { aMeter, type Meter, measure, type Step } from './meter.ts';
import { uploadPacks } from './upload-packs.ts';

// Publications at the end, when everything else is live already.
const LAST = 6;

/** A house with packs, built, signed and published over the adapters of AWS, and what each step of that took. */
export interface Estate extends Nights {
  readonly packs: number;
  readonly articles: number;
  readonly live: number;
  readonly open: Step;
  readonly build: Step;
  readonly validate: Step;
  readonly unchanged: Step;
  readonly summary: Step;
  readonly follow: Step;
  readonly followLive: Step;
  readonly signOff: Step;
  readonly publish: Step;
  /** `verify` while nothing is live. */
  readonly verifyOpen: Step;
  readonly pages: readonly Step[];
  readonly blobsPerDraft: number;
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
  const keys = await uploadPacks(packs, new AwsPackStore(s3, 'packs'));
  const open = await measure(5, meter, () => openAwsPackFiles(s3, 'packs', keys));
  const files = await openAwsPackFiles(s3, 'packs', keys);
  const built: { readonly path: string; readonly draft: `sha256:${string}` }[] = [];
  const build = await measure(keys.length, meter, async (index) => {
    const one = await buildPack(keys[index] ?? '', 'b1', files, deps);
    if ('draft' in one) built.push(one);
  });
  const ended: Ended[] = [];
  const validate = await measure(built.length, meter, async (index) => {
    const one = built[index];
    if (one !== undefined) ended.push(await validatePack(one, 'b1', files, deps));
  });
  const unchanged = await measure(keys.length, meter, (index) => buildPack(keys[index] ?? '', 'b2', files, deps));
  const summary = await measureSummary(ended, meter);
  const articles: ArticleKey[] = [];
  const passed: ArticleKey[] = [];
  for await (const { head } of deps.stores.records.heads()) {
    articles.push(head.article);
    if (head.open?.state === 'in_review') passed.push(head.article);
  }
  if (articles.length < built.length) throw new Error('two packs are of one article: each build would undo the other');
  const at = (index: number): ArticleKey => passed[index % passed.length] as ArticleKey;
  const follow = await measure(passed.length, meter, (index) => bringUpToDate(at(index), deps));
  let blobs = 0;
  for await (const _ of deps.stores.blobs.list()) blobs += 1;
  const verifyOpen = await measureVerify(deps, meter);
  const pages = await measurePages(at(0), deps, meter);
  const signed = await measure(LAST * 3, meter, (index) => sign(at(Math.floor(index / 3)), index % 3, deps));
  for (const article of passed.slice(LAST)) for (const role of [0, 1, 2]) await sign(article, role, deps);
  await publishAll(deps, passed.slice(LAST));
  const publish = await measure(LAST, meter, async (index) => {
    const [one] = await bringUpToDate(at(index), deps);
    if (one?.outcome !== 'published') throw new Error(`${at(index).slug} was not published`);
  });
  // What the publisher does for a change that leaves what is live as it is.
  const followLive = await measure(LAST, meter, async (index) => {
    await deps.stores.records.head(at(index));
    await settleArticle(at(index), deps);
  });
  const page = (await deps.stores.site.read(`${at(0).slug}/index.html`))?.bytes ?? new Uint8Array();
  return {
    ...{ packs: keys.length, articles: articles.length, live: passed.length, open, build, validate, unchanged },
    ...{ summary, follow, followLive, signOff: signed, publish, verifyOpen, ...(await measureNights(deps, meter)) },
    ...{ pages: pages.steps, deskPageBytes: pages.bytes, page, blobsPerDraft: blobs / built.length },
    packBytes: await meanBytes(packs),
    siteBytes: await siteBytesOf(at(0), deps.stores),
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

async function sign(article: ArticleKey, role: number, deps: Deps): Promise<void> {
  const head = await deps.stores.records.head(article);
  const signing = SIGNING_ROLES[role] ?? 'editor';
  const digest = head?.head.open?.draft;
  if (digest === undefined) throw new Error(`${article.slug} is not open`);
  await signOff(article, `demo-${signing}`, { role: signing, digest, allSupported: true }, deps);
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
