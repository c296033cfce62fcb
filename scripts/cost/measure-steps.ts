import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makePacks } from '../../bench/make-packs.ts';
import { openHouseFor } from '../../src/cli/open-deps.ts';
import { SILENT } from '../../src/cli/terminal.ts';
import { HOME } from '../../src/config.ts';
import { localPackFiles } from '../../src/stores/local/local-pack-files.ts';
import { BUNDLES, bundle, LAYER } from '../bundle.ts';
import { anEstate, type Estate } from './an-estate.ts';
import type { Measurements } from './measurements.ts';
import { type Growing, growth, meanOf, type Step } from './meter.ts';
import { watchedInProduction } from './watched.ts';

// Two sizes of house, to tell what grows with the number of articles.
const [FEW, MANY] = [24, 144];

/** Runs the real steps over example packs and counts; the figures are of this machine, and differ a little each time. */
export async function measureSteps(folders: readonly string[], day: string): Promise<Measurements> {
  const work = mkdtempSync(join(tmpdir(), 'imprimatur-cost-'));
  try {
    const examples = join(HOME, 'examples');
    makePacks(examples, FEW, join(work, 'few'));
    makePacks(examples, MANY, join(work, 'many'));
    const { house, clock } = await openHouseFor({}, SILENT);
    // The first packs pay for code that no other pays for again.
    await anEstate(localPackFiles([join(work, 'few')]), { house, clock });
    const few = await anEstate(localPackFiles([join(work, 'few')]), { house, clock });
    const packs = localPackFiles([
      join(work, 'many'),
      ...['accepted', 'rejected'].map((name) => join(examples, name)),
      ...folders.map((folder, index) => renamed(folder, join(work, `more-${index}`), index)),
    ]);
    const many = await anEstate(packs, { house, clock });
    const grown = (
      of: (estate: Estate) => Step,
      by: (estate: Estate) => number = ({ articles }) => articles,
    ): Growing => growth([by(few), of(few)], [by(many), of(many)]);
    const byLive = ({ live }: Estate): number => live;
    return {
      schema: 'imprimatur.cost-measurements/v1',
      measured: day,
      machine: {
        processor: cpus()[0]?.model ?? 'unknown',
        cores: cpus().length,
        architecture: process.arch,
        node: process.version,
      },
      packs: many.packs,
      initMs: await measureInit(),
      watched: watchedInProduction(JSON.parse(readFileSync(join(HOME, 'cdk.json'), 'utf8')).context, join(work, 'cdk')),
      steps: {
        ...{ open: many.open, build: many.build, validate: many.validate, unchanged: many.unchanged },
        ...{ follow: many.follow, signOff: many.signOff, blob: many.blob },
      },
      growing: {
        summary: grown(
          ({ summary }) => summary,
          ({ packs }) => packs,
        ),
        publish: grown(({ publish }) => publish),
        followLive: grown(({ followLive }) => followLive),
        look: grown(({ look }) => look),
        whole: grown(({ whole }) => whole, byLive),
        verify: grown(({ verify }) => verify, byLive),
        verifyOpen: grown(({ verifyOpen }) => verifyOpen),
        checkpoint: grown(({ checkpoint }) => checkpoint),
        oldCheckpoint: grown(({ oldCheckpoint }) => oldCheckpoint),
        deskPage: grown(({ pages }) => meanOf(pages.map((page) => [1, page]))),
      },
      blobsPerDraft: many.blobsPerDraft,
      bytes: {
        pack: many.packBytes,
        deskPage: many.deskPageBytes,
        page: gzipSync(many.page).length,
        site: many.siteBytes,
      },
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A copy of a folder whose packs are of articles of their own: the same slug elsewhere would build them over and over. */
function renamed(folder: string, copy: string, index: number): string {
  cpSync(folder, copy, { recursive: true });
  for (const name of readdirSync(copy).filter((one) => /\.ya?ml$/.test(one))) {
    const path = join(copy, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^slug: /m, `slug: more-${index}-`));
  }
  return copy;
}

/** How long the largest function takes to load and to open its house; it then asks a cloud that is not there. */
async function measureInit(): Promise<number> {
  await bundle();
  const code = `
    const started = performance.now();
    const { handler } = await import(${JSON.stringify(join(BUNDLES, 'build', 'index.mjs'))});
    await handler({ BatchInput: { batchId: 'b' }, Items: [] }).catch(() => {});
    console.log('took', Math.round(performance.now() - started));`;
  const names = ['TABLE', 'BLOBS_BUCKET', 'SITE_BUCKET', 'LOG_BUCKET', 'PACKS_BUCKET'].map((name) => [
    name,
    'none-such',
  ]);
  const env = {
    ...process.env,
    ...Object.fromEntries(names),
    IMPRIMATUR_LIBRARIES: join(BUNDLES, LAYER.folder, LAYER.inside),
    ...{
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_REGION: 'us-east-1',
      AWS_MAX_ATTEMPTS: '1',
      POWERTOOLS_DEV: 'false',
    },
    ...{ AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
  };
  const times = Array.from({ length: 5 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      env,
    });
    const took = /^took (\d+)$/m.exec(stdout)?.[1];
    if (took === undefined) throw new Error(stderr);
    return Number(took);
  });
  return times.sort((a, b) => a - b)[2] ?? 0;
}
