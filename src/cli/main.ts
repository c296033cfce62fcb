import { runProgram } from './run-program.ts';
import { processTerminal } from './terminal.ts';

// A reader that went away, as `| head` does, is no failure, and no pass either: the run ends as it would have.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await runProgram(process.argv.slice(2), processTerminal);
