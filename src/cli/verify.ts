import type { Command } from 'commander';
import { ImprimaturError } from '../errors.ts';
import { type Verification, verify } from '../pipeline/verify.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addStoreOptions, formatOption } from './options.ts';
import type { Terminal } from './terminal.ts';

/** `verify`: checks every public file, blob, approval and chain; exit 1 when anything is not what was approved. */
export function defineVerify(command: Command, terminal: () => Terminal): void {
  command.addOption(formatOption()).addHelpText('before', 'imprimatur verify\n');
  addStoreOptions(command).action(async (options: StoreOptions & { format: string }) => {
    const found = await verification(options, terminal());
    if (options.format === 'json')
      terminal().out(JSON.stringify({ schema: 'imprimatur.verification/v1', ...found }, null, 2));
    else printVerification(found, terminal());
    process.exitCode = found.faults.length === 0 ? 0 : 1;
  });
}

/** A store that cannot even be opened is a finding, not a mistake of the caller. */
async function verification(options: StoreOptions, terminal: Terminal): Promise<Verification> {
  try {
    return await withDeps(options, terminal, verify);
  } catch (error) {
    if (!(error instanceof ImprimaturError) || error.code !== 'refused') throw error;
    const fault = { code: 'store', subject: options.data ?? '.imprimatur', message: error.message };
    return { articles: 0, events: 0, blobs: 0, files: 0, faults: [fault] };
  }
}

function printVerification({ articles, events, blobs, files, faults }: Verification, terminal: Terminal): void {
  for (const { code, subject, message } of faults)
    terminal.out(`${terminal.tone('bad', code.padEnd(10))}  ${subject}\n            ${message}`);
  const counts = `${articles} articles, ${events} events, ${blobs} blobs, ${files} public files`;
  terminal.out(
    faults.length === 0 ? `${terminal.tone('good', 'verified')}  ${counts}` : `${faults.length} wrong among ${counts}`,
  );
}
