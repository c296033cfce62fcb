import type { Command } from 'commander';
import type { Problem } from '../pack/problem.ts';
import { type Checked, check, invalid } from '../pipeline/check.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';
import { exitCodeOf } from './exit-code.ts';
import { formatResults } from './format-results.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions, reportFormatOption } from './options.ts';
import { printReport } from './print-report.ts';
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
      const results: Checked[] = [];
      for (const path of packs.paths) {
        const file = await packs.read(path);
        const checked =
          'bytes' in file ? check(file, packs.libraries(path), house, clock.today()) : invalid(path, [file as Problem]);
        results.push(checked);
        if (options.format === 'pretty') printReport(checked, terminal(), options.all);
      }
      if (options.format !== 'pretty') terminal().out(formatResults(options.format, results, house.gates));
      process.exitCode = exitCodeOf(results);
    },
  );
}
