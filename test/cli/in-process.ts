import { runProgram } from '../../src/cli/run-program.ts';
import { processTerminal } from '../../src/cli/terminal.ts';
import type { Run } from './program.ts';

// The folder and the exit code are the process's: one command at a time.
let before: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in this process, in a folder: for what it does, says and exits with. What is about a process itself
 * (signals, standard input, pipes, threads, options of Node) is run as one.
 */
export function runHere(args: readonly string[], { cwd = process.cwd() }: { cwd?: string } = {}): Promise<Run> {
  const run = before.then(() => runOne(args, cwd));
  before = run.catch(() => {});
  return run;
}

async function runOne(args: readonly string[], folder: string): Promise<Run> {
  const written = { out: '', notes: '' };
  const was = { folder: process.cwd(), code: process.exitCode };
  const quiet = {
    ...processTerminal(true),
    columns: 100,
    lively: false,
    out: (text: string) => {
      written.out += `${text}\n`;
    },
    note: (text: string) => {
      written.notes += `${text}\n`;
    },
  };
  try {
    process.chdir(folder);
    process.exitCode = 0;
    await runProgram(args, () => quiet);
    return { code: Number(process.exitCode), ...written };
  } finally {
    process.chdir(was.folder);
    process.exitCode = was.code;
  }
}
