import { type Command, InvalidArgumentError, Option } from 'commander';
import { batch } from '../pipeline/batch.ts';
import type { Deps } from '../pipeline/deps.ts';
import { keepCheckpoint } from '../pipeline/keep-checkpoint.ts';
import type { BatchSummary } from '../pipeline/summarise.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import { openCheckPool } from './check-pool.ts';
import { type OpenedHouse, type StoreOptions, withDeps } from './open-deps.ts';
import { addStoreOptions, formatOption } from './options.ts';
import { openProgress } from './progress.ts';
import { type Terminal, wrap } from './terminal.ts';

/** `batch`: builds and validates every pack, keeps drafts, queues what passes. Exit 0 once it finished, unless `--fail-on rejected`. */
export function defineBatch(command: Command, terminal: () => Terminal): void {
  command
    .argument('<packs...>', 'folders of packs, or pack files')
    .addOption(formatOption())
    .option('--concurrency <threads>', 'how many threads check packs (default: one per core)', threads)
    .addOption(new Option('--fail-on <what>', 'exit 1 if any pack was rejected or invalid').choices(['rejected']))
    .addHelpText('before', 'imprimatur batch packs/\nimprimatur batch packs/ --format json --fail-on rejected\n');
  addStoreOptions(command).action(async (paths: string[], options: BatchOptions) => {
    // Before the stores are opened: what cannot be read leaves no data folder behind.
    const packs = localPackFiles(paths);
    await withDeps({ ...options, fresh: true }, terminal(), async (deps, opened) => {
      const summary = await runBatch(packs, options.concurrency, deps, opened, terminal());
      if (options.format === 'json') terminal().out(JSON.stringify(summary, null, 2));
      else printSummary(summary, terminal());
      const bad = summary.items.some(
        ({ verdict, outcome }) => verdict !== 'pass' || outcome === 'failed' || outcome === 'invalid',
      );
      process.exitCode = options.failOn === 'rejected' && bad ? 1 : 0;
    });
  });
}

type BatchOptions = StoreOptions & { readonly format: string; readonly concurrency?: number; readonly failOn?: string };

function threads(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new InvalidArgumentError('expected a whole number from 1 to 64');
  return count;
}

/** Runs a batch over pack files with a pool of threads and a progress bar, and keeps a checkpoint after it. */
export async function runBatch(
  packs: PackFiles,
  concurrency: number | undefined,
  deps: Deps,
  { files }: Pick<OpenedHouse, 'files'>,
  terminal: Terminal,
): Promise<BatchSummary> {
  const seats = Math.min(concurrency ?? navigator.hardwareConcurrency, packs.paths.length);
  const pool = openCheckPool(files, deps.clock.today(), seats);
  const progress = openProgress('packs', packs.paths.length, terminal);
  const id = `batch-${deps.clock
    .now()
    .replace(/[^0-9]/g, '')
    .slice(0, 17)}`;
  try {
    const run = { id, packs, check: pool.run, concurrency: seats * 4, onItem: () => progress.step() };
    const summary = await batch(run, deps);
    await keepCheckpoint(deps);
    return summary;
  } finally {
    progress.end();
    await pool.close();
  }
}

/** Prints a batch for people: what did not pass, which library facts moved which articles, and the counts. */
export function printSummary(summary: BatchSummary, terminal: Terminal): void {
  const shown = summary.items.filter(({ outcome }) => outcome !== 'unchanged');
  const width = Math.max(0, ...shown.map(({ outcome }) => outcome.length));
  for (const { outcome, path, slug, findings, message } of shown) {
    const tone = outcome === 'in_review' ? 'good' : 'bad';
    const detail = message ?? `passed; ${findings} warnings and notes to look at`;
    terminal.out(`${terminal.tone(tone, outcome.padEnd(width))}  ${slug ?? path}`);
    terminal.out(terminal.tone('faint', wrap(detail, terminal.columns, width + 2)));
  }
  for (const { fact, articles } of summary.moved) terminal.out(`changed   ${fact} → ${articles.join(', ')}`);
  const { built, unchanged, passed, rejected, invalid, failed, elapsedMs, batchId } = summary;
  terminal.out(
    `${batchId}: ${built} built (${passed} in review, ${rejected} rejected), ${unchanged} unchanged, ${invalid} invalid, ${failed} failed, ${(elapsedMs / 1000).toFixed(1)} s`,
  );
}
