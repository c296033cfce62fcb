import type { Command } from 'commander';
import type { Problem } from '../pack/problem.ts';
import { type Checked, check, invalid } from '../pipeline/check.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions, formatOption } from './options.ts';
import { printReport } from './print-report.ts';
import type { Terminal } from './terminal.ts';

type Verdict = Checked['verdict'];

/** `check`: parses, builds and validates packs, and keeps nothing. Exit 1 when one does not pass, 3 when a gate could not run. */
export function defineCheck(command: Command, terminal: () => Terminal): void {
  command
    .argument('<packs...>', 'pack files, or folders of them')
    .addOption(formatOption())
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
      if (options.format === 'json') terminal().out(JSON.stringify(reportOf(results), null, 2));
      process.exitCode = exitCodeOf(results);
    },
  );
}

function reportOf(results: readonly Checked[]) {
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  return {
    schema: 'imprimatur.report/v1',
    results: results.map(({ made: _made, ...result }) => result),
    summary: {
      pass: count('pass'),
      reject: count('reject'),
      invalid: count('invalid'),
      incomplete: count('incomplete'),
    },
  };
}

/** 3 outranks 1: where a gate could not run, nothing may be concluded. */
function exitCodeOf(results: readonly Checked[]): number {
  if (results.some(({ verdict }) => verdict === 'incomplete')) return 3;
  return results.every(({ verdict }) => verdict === 'pass') ? 0 : 1;
}
