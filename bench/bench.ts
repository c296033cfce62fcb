import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePacks, makeUnlike } from './make-packs.ts';

// `npm run bench -- [folder of packs]`. Every figure is of its own process, in one run, on one machine: compare ratios.
const work = mkdtempSync(join(tmpdir(), 'imprimatur-bench-'));
const home = join(import.meta.dirname, '..');

interface Measured {
  readonly packs: number;
  readonly elapsedMs: number;
  readonly peakMiB: number;
}

function measure(...args: string[]): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'measure.ts'), ...args], {
    encoding: 'utf8',
    // As `bin/imprimatur.js` does it: what people start finds its code compiled.
    env: { ...process.env, NODE_COMPILE_CACHE: join(home, 'node_modules', '.cache', 'imprimatur') },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

function print(name: string, { packs, elapsedMs, peakMiB }: Measured): void {
  const rate = Math.round((packs / elapsedMs) * 1000);
  const memory = peakMiB === undefined ? '' : `  peak ${peakMiB} MiB`;
  console.log(
    `${name.padEnd(28)} ${String(packs).padStart(6)} packs  ${(elapsedMs / 1000).toFixed(2).padStart(7)} s  ${String(rate).padStart(7)}/s${memory}`,
  );
}

try {
  const [given] = process.argv.slice(2);
  const packs = given ?? join(work, 'packs');
  if (given === undefined) makePacks(join(home, 'examples'), 1000, packs);
  const few = join(work, 'few');
  makePacks(join(home, 'examples'), 60, few);

  const unlike = join(work, 'unlike');
  makeUnlike(packs, 300, unlike);

  print('floor: render and write', measure('floor', packs));
  print('cold, few packs', measure('batch', few, join(work, 'data-few')));
  print('cold', measure('batch', packs, join(work, 'data')));
  // Pages of a house share facts, sources and sentences, and what is shared is looked at once; these share none.
  print('cold, nothing shared', measure('batch', unlike, join(work, 'data-unlike')));
  print('unchanged', measure('batch', packs, join(work, 'data')));
} finally {
  rmSync(work, { recursive: true, force: true });
}
