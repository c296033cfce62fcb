import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm run bench:articles -- [how many]`: articles of the seed's size, audited cold, by one thread alone and by the program over
// all cores. Alike, they share what pages of a content farm share; unlike, they have no sentence in common.
const home = join(import.meta.dirname, '..');
const count = Number(process.argv[2] ?? 1_000);
const work = mkdtempSync(join(tmpdir(), 'imprimatur-articles-'));
const seed = readFileSync(join(home, 'test', 'pipeline', 'seed-article.txt'), 'utf8');
const env = { ...process.env, NODE_COMPILE_CACHE: join(home, 'node_modules', '.cache', 'imprimatur') };

const KINDS: Readonly<Record<string, (number: number) => string>> = {
  alike: (number) => `Article ${number}. ${seed}`,
  unlike: (number) =>
    seed
      .replace(/kratom/gi, `kratom ${number.toString(36)}`)
      .split('. ')
      .map((sentence, at) => (sentence.length > 40 ? sentence.replace(' the ', ` the ${at}-${number} `) : sentence))
      .join('. '),
};

function auditWith(folder: string, format: string): number {
  const out = openSync(join(work, 'out'), 'w');
  const bin = join(home, 'bin', 'imprimatur.js');
  const started = performance.now();
  const stdio = ['ignore', out, 'pipe'] as const;
  const { status, stderr } = spawnSync(process.execPath, [bin, 'audit', folder, '--format', format], {
    stdio: [...stdio],
    env,
  });
  closeSync(out);
  if (status !== 1) throw new Error(String(stderr));
  return count / ((performance.now() - started) / 1_000);
}

try {
  for (const [kind, textOf] of Object.entries(KINDS)) {
    const folder = join(work, kind);
    mkdirSync(folder);
    for (let number = 0; number < count; number += 1)
      writeFileSync(join(folder, `${String(number).padStart(5, '0')}.txt`), textOf(number));
    console.log(`${count} articles of ${Math.round(Buffer.byteLength(textOf(1)) / 1024)} KB, ${kind}`);
    const script = join(import.meta.dirname, 'audit-alone.ts');
    const alone = spawnSync(process.execPath, [script, folder], { encoding: 'utf8', env });
    if (alone.status !== 0) throw new Error(alone.stderr);
    console.log(alone.stdout.trimEnd());
    for (const format of ['pretty', 'json'])
      console.log(
        `${`all ${navigator.hardwareConcurrency} cores, ${format}`.padEnd(24)} ${auditWith(folder, format).toFixed(0).padStart(5)}/s`,
      );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
