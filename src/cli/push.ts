import { relative, sep } from 'node:path';
import type { Command } from 'commander';
import { ImprimaturError } from '../errors.ts';
import { type PushItem, type PushSummary, push } from '../pipeline/push.ts';
import { explainAwsError } from '../stores/aws/explain-aws-error.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';
import { PACKS } from '../stores/pack-path.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions, formatOption } from './options.ts';
import { type Terminal, wrap } from './terminal.ts';

type PushOptions = HouseOptions & {
  readonly bucket: string;
  readonly as: string;
  readonly format: string;
  readonly withRejected?: boolean;
};

/** `push`: checks packs and puts them into the bucket of a deployment. Exit 1 when one is kept back, 3 when a gate could not run. */
export function definePush(command: Command, terminal: () => Terminal): void {
  command
    .argument('<folder>', 'the folder of the packs: what lies below it keeps its path')
    .requiredOption('--bucket <name>', 'the bucket of packs: the output `PacksBucket` of the stack')
    .requiredOption('--as <person>', 'who pushes: an id of the roster; counts as somebody who changed the packs')
    .option('--with-rejected', 'push packs that the gates reject too')
    .addOption(formatOption())
    .addHelpText(
      'before',
      'imprimatur push packs/ --bucket my-packs --as demo-author\nimprimatur push packs/ --bucket my-packs --as demo-author --format json\n',
    );
  addHouseOptions(command).action(async (folder: string, options: PushOptions) => {
    const { house, clock } = await openHouseFor(options, terminal());
    const packs = localPackFiles([folder]);
    if (packs.paths.includes(folder))
      throw new ImprimaturError('invalid', `found the file ${folder}, expected the folder whose packs are pushed`);
    const run = {
      ...{ packs, person: options.as, withRejected: options.withRejected === true },
      target: (path: string) =>
        PACKS +
        relative(folder, path)
          .split(sep)
          .join('/')
          .replace(/\.yml$/, '.yaml'),
      // Whoever only checks waits for no cloud, and needs none.
      open: async () => (await import('../stores/aws/open-aws-pack-store.ts')).openAwsPackStore(options.bucket),
    };
    const summary = await push(run, { house, clock }).catch((error: unknown) => {
      throw explainAwsError(error, options.bucket);
    });
    if (options.format === 'json') terminal().out(JSON.stringify({ ...summary, bucket: options.bucket }, null, 2));
    else print(summary, options.bucket, terminal());
    process.exitCode = exitCodeOf(summary);
  });
}

function exitCodeOf({ items }: PushSummary): number {
  if (items.some(({ verdict }) => verdict === 'incomplete')) return 3;
  return items.every(({ outcome }) => outcome === 'pushed' || outcome === 'unchanged') ? 0 : 1;
}

function print({ items }: PushSummary, bucket: string, terminal: Terminal): void {
  const width = Math.max(0, ...items.map(({ outcome }) => outcome.length));
  for (const { outcome, path, target, message } of items) {
    if (outcome === 'unchanged') continue;
    const tone = outcome === 'pushed' ? 'good' : 'bad';
    terminal.out(`${terminal.tone(tone, outcome.padEnd(width))}  ${outcome === 'pushed' ? target : path}`);
    if (message !== undefined) terminal.out(terminal.tone('faint', wrap(message, terminal.columns, width + 2)));
  }
  const count = (outcome: PushItem['outcome']): number => items.filter((item) => item.outcome === outcome).length;
  const shown = ['pushed', 'unchanged', 'rejected', 'invalid', 'incomplete', 'not-pushed'] as const;
  const counts = shown.filter((outcome) => outcome === 'pushed' || count(outcome) > 0);
  terminal.out(`${bucket}: ${counts.map((outcome) => `${count(outcome)} ${outcome.replace('-', ' ')}`).join(', ')}`);
  if (count('invalid') > 0)
    terminal.note('Nothing was pushed: every pack must be readable first. `imprimatur check` names every problem.');
}
