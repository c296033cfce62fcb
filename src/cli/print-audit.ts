import { AUDIT_GATES } from '../gates/audit-gates.ts';
import { docsOf, type Finding } from '../gates/finding.ts';
import type { Checked } from '../pipeline/check.ts';
import { printVerdict, SEVERITY } from './print-report.ts';
import { shown, type Terminal, wrap } from './terminal.ts';

// Enough of one kind to see what is meant; `--all` and the JSON report have every one.
const MOST_SHOWN = { error: 3, warning: 1, note: 1 } as const;
const INDENT = 9;
const LEAST_ROOM = 40;

/** How an audit is printed: the reason for each gate by its id, and whether to hold nothing back. */
export interface AuditPrinting {
  readonly why: (gate: string) => string | undefined;
  readonly all: boolean;
}

/** Prints what is wrong with an article on one screen: by gate, why it matters, where, and how to mend it; the gravest last. */
export function printAudit(checked: Checked, terminal: Terminal, printing: AuditPrinting): void {
  const groups = [...Map.groupBy(checked.findings, ({ gate, severity }) => `${severity} ${gate}`).values()];
  for (const group of groups.sort((a, b) => gravity(a) - gravity(b))) printGroup(group, terminal, printing);
  printVerdict(checked, terminal);
}

// Within a severity, the gates that the report names first matter most, and so are printed last.
function gravity([first]: readonly Finding[]): number {
  if (first === undefined) return 0;
  const rank = AUDIT_GATES.findIndex(({ id }) => id === first.gate);
  return SEVERITY[first.severity][2] * 1_000 - rank;
}

function printGroup(group: readonly Finding[], terminal: Terminal, { why, all }: AuditPrinting): void {
  const [first] = group;
  if (first === undefined) return;
  const [word, tone] = SEVERITY[first.severity];
  const count = group.length === 1 ? '' : `  ${group.length} findings`;
  const name = terminal.tone('strong', first.gate);
  terminal.out(`${terminal.tone(tone, word.padEnd(8))} ${name}${count}  ${terminal.tone('faint', docsOf(first.gate))}`);
  const reason = first.severity === 'error' || all ? why(first.gate) : undefined;
  if (reason !== undefined) terminal.out(wrap(reason, terminal.columns, INDENT));
  // What is not there at all has no words to show, and stands together by the place where it belongs.
  const isAbsent = ({ element, where }: Finding): boolean => element !== undefined && where.excerpt === undefined;
  for (const [place, missing] of Map.groupBy(group.filter(isAbsent), placeOf))
    terminal.out(
      wrap(`${place} missing: ${missing.map(({ element }) => element).join(', ')}`, terminal.columns, INDENT),
    );
  const places = group.filter((finding) => !isAbsent(finding));
  const listed = all ? places : places.slice(0, MOST_SHOWN[first.severity]);
  for (const finding of listed) terminal.out(placeLine(finding, terminal.columns));
  if (listed.length < places.length)
    terminal.out(terminal.tone('faint', `${' '.repeat(INDENT)}and ${places.length - listed.length} more (--all)`));
  for (const remedy of new Set(group.map((finding) => finding.remedy)))
    terminal.out(wrap(shown(`→ ${remedy}`), terminal.columns, INDENT));
}

const placeOf = ({ where }: Finding): string => `${where.line}:${where.column}`.padEnd(8);

/** The place of a finding, and its words, cut to a line around those that the message quotes. */
function placeLine(finding: Finding, columns: number): string {
  const { where, message, element } = finding;
  const place = `${' '.repeat(INDENT)}${placeOf(finding)} ${element === undefined ? '' : `${element}, unsupported: `}`;
  const room = Math.max(LEAST_ROOM, columns - place.length - 2);
  if (where.excerpt === undefined) return `${place}${shown(message)}`;
  const words = /“(.*?)”/.exec(message)?.[1] ?? '';
  const middle = where.excerpt.indexOf(words) + words.length / 2;
  const start = Math.max(0, Math.min(Math.round(middle - room / 2), where.excerpt.length - room));
  const cut = shown(where.excerpt.slice(start, start + room - 2));
  return `${place}“${start > 0 ? '…' : ''}${cut}${start + room - 2 < where.excerpt.length ? '…' : ''}”`;
}
