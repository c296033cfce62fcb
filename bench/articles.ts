import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm run bench:articles -- [how many]`: existing articles of the seed's size, each with words of its own, audited cold: by one
// thread alone, which starts and learns as it goes, and by the program over all cores.
const home = join(import.meta.dirname, '..');
const count = Number(process.argv[2] ?? 1_000);
const work = mkdtempSync(join(tmpdir(), 'imprimatur-articles-'));
const seed = readFileSync(join(home, 'test', 'pipeline', 'seed-article.txt'), 'utf8');
const env = { ...process.env, NODE_COMPILE_CACHE: join(home, 'node_modules', '.cache', 'imprimatur') };

/** The seed about something else, so that no sentence of it was met before. */
function articleOf(number: number): string {
  const name = `kratom ${number.toString(36)}`;
  return seed
    .replace(/kratom/gi, name)
    .split('. ')
    .map((sentence, at) => (sentence.length > 40 ? sentence.replace(' the ', ` the ${at}-${number} `) : sentence))
    .join('. ');
}

try {
  const folder = join(work, 'articles');
  mkdirSync(folder);
  for (let number = 0; number < count; number += 1)
    writeFileSync(join(folder, `${String(number).padStart(5, '0')}.txt`), articleOf(number));
  console.log(
    `${count} articles of ${Math.round(Buffer.byteLength(articleOf(0)) / 1024)} KB, ${navigator.hardwareConcurrency} cores`,
  );

  const alone = spawnSync(process.execPath, [join(import.meta.dirname, 'audit-alone.ts'), folder], {
    encoding: 'utf8',
    env,
  });
  if (alone.status !== 0) throw new Error(alone.stderr);
  console.log(alone.stdout.trim());

  for (const format of ['pretty', 'json']) {
    const out = openSync(join(work, 'out'), 'w');
    const started = performance.now();
    const bin = join(home, 'bin', 'imprimatur.js');
    const run = spawnSync(process.execPath, [bin, 'audit', folder, '--format', format], {
      stdio: ['ignore', out, 'pipe'],
      env,
    });
    closeSync(out);
    if (run.status !== 1) throw new Error(String(run.stderr));
    const seconds = (performance.now() - started) / 1_000;
    console.log(`imprimatur audit, ${format.padEnd(6)}  ${(count / seconds).toFixed(0)}/s`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
