import type { Finding } from '../gates/finding.ts';
import type { Checked } from '../pipeline/check.ts';
import { shown, type Terminal, type Tone, wrap } from './terminal.ts';

const VERDICT: Readonly<Record<Checked['verdict'], readonly [string, Tone]>> = {
  pass: ['PASSED', 'good'],
  reject: ['REJECTED', 'bad'],
  invalid: ['INVALID', 'bad'],
  incomplete: ['INCOMPLETE', 'bad'],
};
/** How a severity is named and toned, and how grave it is. */
export const SEVERITY: Readonly<Record<Finding['severity'], readonly [string, Tone, number]>> = {
  note: ['note', 'faint', 0],
  warning: ['warning', 'warn', 1],
  error: ['error', 'bad', 2],
};
// More of one kind than this says nothing new on a screen; the JSON report has them all.
const MOST_ALIKE = 3;

/** Prints what came of checking a pack so that an editor can act on it: the gravest findings last, next to the verdict. */
export function printReport(checked: Checked, terminal: Terminal, all = false): void {
  const { path, findings } = checked;
  const sorted = [...findings].sort((a, b) => SEVERITY[a.severity][2] - SEVERITY[b.severity][2]);
  const alike = Map.groupBy(sorted, ({ severity, gate }) => `${severity} ${gate}`);
  for (const group of alike.values()) {
    const grave = group[0]?.severity === 'error';
    const shown = all || grave ? group : group.slice(0, MOST_ALIKE);
    for (const finding of shown) printFinding(finding, path, terminal);
    if (shown.length < group.length)
      terminal.out(
        terminal.tone('faint', `      and ${group.length - shown.length} more like these (--all shows them)`),
      );
  }
  printVerdict(checked, terminal);
}

/** Prints the line that a report ends with: the verdict, and how many findings and gates are behind it. */
export function printVerdict({ path, verdict, findings, gates }: Checked, terminal: Terminal): void {
  const [word, tone] = VERDICT[verdict];
  const judged = gates.filter((gate) => gate.verdict !== 'not-applicable');
  const passed = judged.filter((gate) => gate.verdict === 'pass').length;
  const counts = (['error', 'warning', 'note'] as const)
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  const gatesText = judged.length === 0 ? '' : `; ${passed} of ${judged.length} gates passed`;
  terminal.out(
    `${terminal.tone(tone, word)}  ${terminal.tone('strong', shown(path))}  ${counts.join(', ') || 'nothing found'}${gatesText}`,
  );
}

function printFinding(
  { severity, gate, element, message, remedy, where, docs }: Finding,
  path: string,
  terminal: Terminal,
): void {
  const [word, tone] = SEVERITY[severity];
  const place = `${where.path === path ? '' : `${shown(where.path)}:`}${where.line}:${where.column}`;
  const subject = where.factId ?? where.sourceId;
  const name = `${gate}${element === undefined ? '' : ` (${element})`}`;
  terminal.out(
    `${terminal.tone(tone, word.padEnd(7))} ${terminal.tone('strong', name)}  ${place}${subject === undefined ? '' : `  ${shown(subject)}`}`,
  );
  terminal.out(wrap(shown(message), terminal.columns, 6));
  terminal.out(wrap(shown(`→ ${remedy}`), terminal.columns, 6));
  if (severity === 'error') terminal.out(terminal.tone('faint', `      ${docs}`));
  terminal.out('');
}
