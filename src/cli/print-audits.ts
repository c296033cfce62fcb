import { join } from 'node:path';
import { HOME } from '../config.ts';
import { AUDIT_GATES } from '../gates/audit-gates.ts';
import { docsOf } from '../gates/finding.ts';
import { readHouseFile } from '../stores/local/house-files.ts';
import { gateWhy } from './gate-why.ts';
import { printAudit } from './print-audit.ts';
import type { ReportFormat, Told } from './report-format.ts';
import { printed, type Terminal } from './terminal.ts';

/** The report for people, on a terminal like one; `all` holds no finding back. */
export function printAudits(terminal: Pick<Terminal, 'colour' | 'columns'>, all: boolean): ReportFormat {
  const why = readWhys();
  return {
    tell: (checked) => [printed(terminal, (own) => printAudit(checked, own, { why, all }))],

    async *whole(told) {
      const verdicts = new Map<Told['verdict'], number>();
      for await (const { verdict, texts } of told) {
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
        yield* texts;
      }
      const articles = [...verdicts.values()].reduce((sum, count) => sum + count, 0);
      const counts = Array.from(verdicts, ([verdict, count]) => `${count} ${verdict}`).join(', ');
      if (articles > 1) yield `${articles} articles: ${counts}`;
    },
  };
}

/** The reason for each gate, read when it is first asked for; a gate of a publisher's own has no page here. */
function readWhys(): (gate: string) => string | undefined {
  const whys = new Map<string, string | undefined>();
  return (gate) => {
    if (!whys.has(gate)) whys.set(gate, AUDIT_GATES.some(({ id }) => id === gate) ? gateWhy(pageOf(gate)) : undefined);
    return whys.get(gate);
  };
}

const pageOf = (gate: string): string => new TextDecoder().decode(readHouseFile(join(HOME, docsOf(gate))).bytes);
