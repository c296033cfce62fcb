import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** The bytes of a bundle: what is loaded at the start, and every file of it, code and data. */
export interface BundleSize {
  readonly entry: number;
  readonly total: number;
}

/** Measures a bundle that lies in a folder and has its entry in `index.mjs`. */
export function sizeOf(folder: string, { outputs }: Metafile): BundleSize {
  const entry = Object.keys(outputs).find((path) => path.endsWith('index.mjs')) ?? '';
  return { entry: atStart(entry, outputs), total: bytesIn(folder) };
}

/** The bytes of all files in a folder. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

// What a file imports at once is loaded with it; what it imports when it needs it is not.
function atStart(path: string, outputs: Metafile['outputs'], seen = new Set<string>()): number {
  const output = outputs[path];
  if (output === undefined || seen.has(path)) return 0;
  seen.add(path);
  const imported = output.imports.filter(({ kind }) => kind === 'import-statement');
  return imported.reduce((sum, one) => sum + atStart(one.path, outputs, seen), output.bytes);
}

/** The milliseconds that a process of its own takes to import a module: the least of ten. */
export function importTime(path: string, env: Readonly<Record<string, string>>): number {
  const code = `const t = performance.now(); await import(${JSON.stringify(path)}); console.log(Math.round(performance.now() - t))`;
  const times = Array.from({ length: 10 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    if (stdout === '') throw new Error(stderr);
    return Number(stdout);
  });
  return Math.min(...times);
}
