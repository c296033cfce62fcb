import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The checkout that is tested. */
export const ROOT = join(import.meta.dirname, '..', '..');
/** The program as people start it. */
export const PROGRAM = join(ROOT, 'bin', 'imprimatur.js');
/** A complete pack that stands alone. */
export const KAVA = join(ROOT, 'examples', 'accepted', 'kava-anxiety.yaml');
/** A small pack that the gates reject. */
export const UNSAFE = join(ROOT, 'examples', 'rejected', 'no-safety-facts.yaml');

/** What a finished program left: its exit code and what it wrote. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly notes: string;
}

/** How a program is started, where that is not as usual. */
export interface Setting {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What comes by standard input; nothing, when left out. */
  readonly input?: string;
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/** Starts the program without waiting for it. */
export function start(args: readonly string[], { cwd, env, node = [] }: Setting = {}): ChildProcess {
  const { NODE_OPTIONS: _, FORCE_COLOR: __, ...own } = process.env;
  return spawn(process.execPath, [...node, PROGRAM, ...args], { cwd, env: { ...own, ...env } });
}

/** Runs the program to its end. */
export function run(args: readonly string[], setting: Setting = {}): Promise<Run> {
  const child = start(args, setting);
  child.stdin?.end(setting.input);
  return ending(child);
}

/** Waits for a process and gathers what it writes. */
export function ending(child: ChildProcess): Promise<Run> {
  const written = { out: '', notes: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written.notes += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...written }));
  });
}

/** An empty folder, and what removes it. */
export function emptyFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'imprimatur-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
