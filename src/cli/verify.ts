import type { Command } from 'commander';
import { isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { type Anchor, readAnchors } from '../pipeline/read-anchors.ts';
import { type Verification, verify } from '../pipeline/verify.ts';
import { readOrdinaryFile } from '../stores/local/read-ordinary-file.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addStoreOptions, formatOption } from './options.ts';
import type { Terminal } from './terminal.ts';

type VerifyOptions = StoreOptions & { readonly format: string; readonly checkpoint: readonly string[] };

const MOST_BYTES = 1_000_000_000;

/** `verify`: checks every public file, blob, approval and chain; exit 1 when anything is not what was approved. */
export function defineVerify(command: Command, terminal: () => Terminal): void {
  command
    .addOption(formatOption())
    .option(
      '--checkpoint <kept>',
      'what you keep elsewhere: the digest that an earlier `verify` printed, or a copy of checkpoints.jsonl; repeatable',
      (kept: string, all: readonly string[]) => [...all, kept],
      [],
    )
    .addHelpText('before', 'imprimatur verify\nimprimatur verify --checkpoint /mnt/elsewhere/checkpoints.jsonl\n');
  addStoreOptions(command).action(async (options: VerifyOptions) => {
    const anchors: Anchor[] = [];
    for (const kept of options.checkpoint) anchors.push(...(await anchorsIn(kept)));
    const found = await verification(options, anchors, terminal());
    if (options.format === 'json')
      terminal().out(JSON.stringify({ schema: 'imprimatur.verification/v1', ...found }, null, 2));
    else printVerification(found, terminal());
    process.exitCode = found.faults.length === 0 ? 0 : 1;
  });
}

/** A store that cannot even be opened is a finding, not a mistake of the caller. */
async function verification(
  options: VerifyOptions,
  anchors: readonly Anchor[],
  terminal: Terminal,
): Promise<Verification> {
  try {
    return await withDeps({ ...options, existing: true }, terminal, (deps) => verify(deps, anchors));
  } catch (error) {
    if (!(error instanceof ImprimaturError) || error.code !== 'refused') throw error;
    const fault = { code: 'store', subject: options.data ?? '.imprimatur', message: error.message };
    return { articles: 0, events: 0, blobs: 0, files: 0, checkpoint: null, faults: [fault] };
  }
}

/** What a digest, or a file of checkpoints, holds the stores to; rejects with `invalid` what is neither. */
async function anchorsIn(kept: string): Promise<readonly Anchor[]> {
  if (isDigest(kept)) return [kept];
  const file = await readOrdinaryFile(kept, MOST_BYTES, 'Name a part of it.');
  if ('message' in file) throw new ImprimaturError('invalid', `--checkpoint ${kept}: ${file.message}`);
  return readAnchors(`--checkpoint ${kept}`, new TextDecoder().decode(file.bytes));
}

function printVerification(found: Verification, terminal: Terminal): void {
  const { articles, events, blobs, files, checkpoint, faults } = found;
  for (const { code, subject, message } of faults)
    terminal.out(`${terminal.tone('bad', code.padEnd(10))}  ${subject}\n            ${message}`);
  const counts = `${articles} articles, ${events} events, ${blobs} blobs, ${files} public files`;
  terminal.out(
    faults.length === 0 ? `${terminal.tone('good', 'verified')}  ${counts}` : `${faults.length} wrong among ${counts}`,
  );
  if (checkpoint !== null && faults.length === 0)
    terminal.out(
      `checkpoint ${checkpoint.number} of ${checkpoint.at}: ${checkpoint.digest}\n` +
        'Kept elsewhere, it shows whether all of this was put back to an earlier day: verify --checkpoint',
    );
}
