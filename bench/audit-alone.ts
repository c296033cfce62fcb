import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHouse } from '../src/cli/open-deps.ts';
import { BUILT_IN_POLICY } from '../src/config.ts';
import { UNLIMITED } from '../src/gates/validate.ts';
import { audit } from '../src/pipeline/audit.ts';
import { compileHouse } from '../src/pipeline/compile-house.ts';

const [, , folder = ''] = process.argv;
const paths = readdirSync(folder).map((name) => join(folder, name));
const started = performance.now();
const before = process.cpuUsage();
const house = { ...(await compileHouse(readHouse(BUILT_IN_POLICY))), gateBudget: UNLIMITED };
for (const path of paths) audit({ path, bytes: readFileSync(path) }, house, '2026-11-23');
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - started) / 1_000;
// The engine compiles and collects beside the thread: its share is in the second figure.
const rate = (time: number): string => (paths.length / time).toFixed(0).padStart(5);
console.log(
  `${'one thread'.padEnd(24)} ${rate(seconds)}/s, ${rate((user + system) / 1e6).trim()} a second of processor time`,
);
