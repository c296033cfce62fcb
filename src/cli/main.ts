import { Command, CommanderError } from 'commander';
import { EXIT_CODES, ImprimaturError } from '../errors.ts';
import { addBatch } from './batch.ts';
import { addBuild } from './build.ts';
import { addCheck } from './check.ts';
import { addDecisions } from './decisions.ts';
import { addDrafts } from './drafts.ts';
import { addExplain } from './explain.ts';
import { addGates } from './gates.ts';
import { addPublish } from './publish.ts';
import { addShow } from './show.ts';
import { addStart } from './start.ts';
import { processTerminal } from './terminal.ts';
import { addTrace } from './trace.ts';
import { addVerify } from './verify.ts';

const program = new Command('imprimatur')
  .description('Builds health articles from cited facts, and keeps everything else from being published.')
  .version('0.1.0')
  .option('--no-color', 'no colour')
  .configureHelp({ showGlobalOptions: true })
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    'before',
    'imprimatur start                          the whole system on this machine, with the examples\nimprimatur check my-pack.yaml             is this pack fit to print?\nimprimatur explain safety-elements        what a gate wants, and why\n',
  );
const terminal = () => processTerminal(program.opts<{ color: boolean }>().color === false);

addStart(program, terminal);
addCheck(program, terminal);
addBuild(program, terminal);
addBatch(program, terminal);
addDrafts(program, terminal);
addShow(program, terminal);
addDecisions(program, terminal);
addPublish(program, terminal);
addTrace(program, terminal);
addVerify(program, terminal);
addExplain(program, terminal);
addGates(program, terminal);

// A reader that went away, as `| head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof ImprimaturError) {
    terminal().note(`imprimatur: ${error.reasons.length === 0 ? error.message : `${error.code}:`}`);
    for (const { message, remedy } of error.reasons) terminal().note(`  ${message}. ${remedy}`);
    process.exitCode = EXIT_CODES[error.code];
  } else {
    // A bug: nothing may be concluded from this run.
    terminal().note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 3;
  }
}
