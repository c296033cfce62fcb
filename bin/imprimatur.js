#!/usr/bin/env node
// Plain JavaScript that old versions of Node can run: it finds a Node that can run the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST = 24;
const home = join(dirname(fileURLToPath(import.meta.url)), '..');

if (Number(process.versions.node.split('.')[0]) >= LEAST) {
  // Compiled code is kept inside the installation, where only its owner writes; where nobody may, nothing is kept.
  // By the environment too, which is how threads learn of it.
  process.env.NODE_COMPILE_CACHE ??= join(home, 'node_modules', '.cache', 'imprimatur');
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  await import(new URL('../src/cli/main.ts', import.meta.url).href);
} else {
  const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const candidates = [
    join(home, 'node_modules', platform, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    join(home, '..', platform, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  ];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) {
    console.error(`imprimatur needs Node ${LEAST} or newer; this is Node ${process.versions.node}.`);
    console.error('Install Node 24 (https://nodejs.org), or run `npm ci` on Linux or Windows, which brings it along.');
    process.exit(2);
  }
  // This file again, under a Node that can run the rest.
  const child = spawn(found, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 2) : 130));
}
