import type { Command } from 'commander';
import type { Problem } from '../pack/problem.ts';
import { type Checked, check, invalid } from '../pipeline/check.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';
import { exitCodeOf } from './exit-code.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions, reportFormatOption } from './options.ts';
import { printReport } from './print-report.ts';
import { type ReportFormat, type Told, toldOf } from './report-format.ts';
import { REPORT_FORMATS } from './report-formats.ts';
import type { Terminal } from './terminal.ts';

/** `check`: parses, builds and validates packs, and keeps nothing. Exit 1 when one does not pass, 3 when a gate could not run. */
export function defineCheck(command: Command, terminal: () => Terminal): void {
  command
    .argument('<packs...>', 'pack files, folders of them, or - for standard input')
    .addOption(reportFormatOption())
    .option('--all', 'show every finding, however many are alike')
    .addHelpText('before', 'imprimatur check examples/accepted\nimprimatur check my-pack.yaml --format json\n');
  addHouseOptions(command).action(
    async (paths: string[], options: HouseOptions & { format: string; all?: boolean }) => {
      const { house, clock } = await openHouseFor(options, terminal());
      const packs = localPackFiles(paths);
      const format = REPORT_FORMATS[options.format];
      const results: Pick<Checked, 'verdict'>[] = [];
      async function* checkedOnes(): AsyncIterable<Checked> {
        for (const path of packs.paths) {
          const file = await packs.read(path);
          const checked =
            'bytes' in file
              ? check(file, packs.libraries(path), house, clock.today())
              : invalid(path, [file as Problem]);
          results.push({ verdict: checked.verdict });
          yield checked;
        }
      }
      if (format === undefined)
        for await (const checked of checkedOnes()) printReport(checked, terminal(), options.all);
      else for await (const text of format.whole(told(checkedOnes(), format), house.gates)) terminal().out(text);
      process.exitCode = exitCodeOf(results);
    },
  );
}

async function* told(all: AsyncIterable<Checked>, format: ReportFormat): AsyncIterable<Told> {
  for await (const checked of all) yield toldOf(format, checked);
}
