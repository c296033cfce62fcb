import type { Command } from 'commander';
import { findHead } from '../pipeline/find-head.ts';
import { revise } from '../pipeline/revise.ts';
import { decision } from './decisions.ts';
import { digestOf } from './digest-of.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import type { Terminal } from './terminal.ts';

type CorrectOptions = StoreOptions & {
  readonly as: string;
  readonly locale?: string;
  readonly format: string;
  readonly notice: string;
  readonly reason?: string;
  readonly digest?: string;
};

/** `correct`: builds a draft that says at its top what the live edition has wrong; it is signed like any other. */
export function defineCorrect(command: Command, terminal: () => Terminal): void {
  decision(command)
    .requiredOption('--notice <text>', 'what was wrong; the public reads it')
    .option('--reason <text>', 'why, for the record')
    .option('--digest <digest>', 'the draft you looked at')
    .addHelpText(
      'before',
      'imprimatur correct kava-anxiety --as demo-editor --notice "An earlier edition gave a wrong number of trials."\n',
    )
    .action(async (slug: string, options: CorrectOptions) => {
      await withDeps(options, terminal(), async (deps) => {
        const { head } = await findHead(slug, options.locale, deps.stores);
        const { notice, reason = notice } = options;
        const revision = { digest: digestOf(options.digest, head), why: reason, correction: notice };
        const { event } = await revise(head.article, options.as, revision, deps);
        if (options.format === 'json') return terminal().out(JSON.stringify({ event }, null, 2));
        terminal().out(
          event.verdict === 'pass'
            ? `${slug} has a new draft with the correction, in review: ${event.draft}`
            : `The gates do not pass the draft with the correction. \`imprimatur show ${slug}\` says why.`,
        );
        if (event.verdict !== 'pass') process.exitCode = 1;
      });
    });
}
