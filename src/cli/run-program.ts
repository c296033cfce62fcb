import { Command, CommanderError } from 'commander';
import { EXIT_CODES, ImprimaturError } from '../errors.ts';
import { unusablePath } from '../stores/local/unusable-path.ts';
import { COMMANDS } from './commands.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLES = `\
imprimatur start                          the whole system on this machine, with the examples
imprimatur check my-pack.yaml             is this pack fit to print?
imprimatur explain safety-elements        what a gate wants, and why
`;

/** Runs the command line that some words give, and sets the exit code of the process; nothing is thrown. */
export async function runProgram(
  words: readonly string[],
  openTerminal: (noColor: boolean) => Terminal,
): Promise<void> {
  const program = new Command('imprimatur')
    .description('Builds health articles from cited facts, and keeps everything else from being published.')
    .version('0.1.0')
    .option('--no-color', 'no colour')
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal().out(text.replace(/\n$/, '')),
      writeErr: (text) => terminal().note(text.replace(/\n$/, '')),
    })
    .addHelpText('before', EXAMPLES);
  const terminal = () => openTerminal(program.opts<{ color: boolean }>().color === false);
  try {
    for (const { name, summary, load } of COMMANDS) {
      const command = program.command(name).summary(summary);
      // Only what was asked for is loaded: the list of commands is there at once.
      if (words.includes(name)) (await load())(command, terminal);
    }
    await program.parseAsync(words, { from: 'user' });
  } catch (thrown) {
    const error = unusablePath(thrown) ?? thrown;
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
}
