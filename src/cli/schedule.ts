import type { Command } from 'commander';
import { ImprimaturError } from '../errors.ts';
import { findHead } from '../pipeline/find-head.ts';
import { schedule, unschedule } from '../pipeline/schedule.ts';
import { decision } from './decisions.ts';
import { digestOf } from './digest-of.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import type { Terminal } from './terminal.ts';

type ScheduleOptions = StoreOptions & {
  readonly as: string;
  readonly locale?: string;
  readonly format: string;
  readonly at?: string;
  readonly takeBack?: boolean;
  readonly digest?: string;
};

/** `schedule`: sets the moment at which an approved draft is published, or takes it back. */
export function defineSchedule(command: Command, terminal: () => Terminal): void {
  decision(command)
    .option('--at <moment>', 'when, ISO 8601 with its offset, such as 2026-12-01T09:00:00Z')
    .option('--take-back', 'let the draft wait again')
    .option('--digest <digest>', 'the draft you looked at')
    .addHelpText('before', 'imprimatur schedule kava-anxiety --at 2026-12-01T09:00:00Z --as demo-publisher\n')
    .action(async (slug: string, options: ScheduleOptions) => {
      if ((options.at === undefined) === (options.takeBack === undefined))
        throw new ImprimaturError('invalid', 'schedule: give either --at or --take-back');
      await withDeps(options, terminal(), async (deps) => {
        const { head } = await findHead(slug, options.locale, deps.stores);
        const taken =
          options.at === undefined
            ? await unschedule(head.article, options.as, deps)
            : await schedule(
                head.article,
                options.as,
                { digest: digestOf(options.digest, head), due: momentOf(options.at) },
                deps,
              );
        if (options.format === 'json') return terminal().out(JSON.stringify(taken, null, 2));
        const { event } = taken;
        terminal().out(
          event.type === 'publication.scheduled'
            ? `${slug} goes online at ${event.due}, if everything still holds then. A running \`imprimatur start\` does it.`
            : `${slug} is no longer scheduled; it stays approved.`,
        );
      });
    });
}

// Without an offset a moment would be another one on another machine.
function momentOf(text: string): string {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const moment = Date.parse(text);
  if (!isWhole || Number.isNaN(moment))
    throw new ImprimaturError('invalid', `--at: found "${text}", expected a moment such as 2026-12-01T09:00:00Z`);
  return new Date(moment).toISOString();
}
