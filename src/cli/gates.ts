import type { Command } from 'commander';
import { ALL_GATES } from '../gates/all-gates.ts';
import { formatOption } from './options.ts';
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
}
