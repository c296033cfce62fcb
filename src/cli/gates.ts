import type { Command } from 'commander';
import { ALL_GATES } from '../gates/all-gates.ts';
import { AUDIT_GATES } from '../gates/audit-gates.ts';
import { type CorpusMeasure, measureCorpus } from '../pipeline/measure-corpus.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions, formatOption } from './options.ts';
import { readCorpus } from './read-corpus.ts';
import { type Terminal, wrap } from './terminal.ts';

/** `gates`: lists every gate with its severity and what it checks. */
export function defineGates(command: Command, terminal: () => Terminal): void {
  command
    .addOption(formatOption())
    .addHelpText('before', 'imprimatur gates\n')
    .action(({ format }: { format: string }) => {
      if (format === 'json') {
        const gates = ALL_GATES.map(({ id, severity, floor, summary }) => ({
          id,
          severity,
          floor,
          summary,
          docs: `docs/gates/${id}.md`,
        }));
        terminal().out(JSON.stringify(gates, null, 2));
        return;
      }
      for (const { id, severity, summary } of ALL_GATES) {
        terminal().out(`${terminal().tone('strong', id)}  ${severity}`);
        terminal().out(wrap(summary, terminal().columns, 4));
      }
      terminal().note('\nimprimatur explain <gate> says why, and how to pass it.');
    });
  const test = command
    .command('test')
    .summary('measure the gates on articles whose faults are known')
    .requiredOption('--corpus <folder>', 'a folder with good/ and bad/ articles; beside each bad one `<name>.expected`')
    .addHelpText('before', 'imprimatur gates test --corpus corpus\n');
  addHouseOptions(test).action(async (_, self: Command) => {
    // `--format` is an option of `gates` itself, wherever it stands.
    const options = self.optsWithGlobals<HouseOptions & { corpus: string; format: string }>();
    const { house, clock } = await openHouseFor(options, terminal());
    const measure = measureCorpus(await readCorpus(options.corpus), house, clock.today());
    if (options.format === 'json') terminal().out(JSON.stringify(measure, null, 2));
    else printMeasure(measure, terminal());
  });
}

function printMeasure(
  { good, bad, falseAlarms, expected, found, foundByWords, missed }: CorpusMeasure,
  terminal: Terminal,
): void {
  for (const { path, gate, words } of missed) terminal.out(`missed       ${path}  ${gate}: ${words}`);
  for (const { path, gate, message } of falseAlarms) terminal.out(`false alarm  ${path}  ${gate}: ${message}`);
  const perGate = Map.groupBy(falseAlarms, ({ gate }) => gate);
  for (const { id } of AUDIT_GATES) {
    const count = new Set(perGate.get(id)?.map(({ path }) => path)).size;
    const share = good === 0 ? 0 : Math.round((100 * count) / good);
    terminal.out(`${id.padEnd(28)} false alarms in ${count} of ${good} good articles (${share} %)`);
  }
  const recall = expected === 0 ? 100 : Math.round((100 * found) / expected);
  terminal.out(`found ${found} of ${expected} known faults in ${bad} bad articles (${recall} %)`);
  if (foundByWords < found) terminal.out(`${foundByWords} of them by their words, the others for want of a source`);
}
