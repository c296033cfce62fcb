import type { Finding } from '../gates/finding.ts';
import type { Checked } from '../pipeline/check.ts';

/** A gate as reports list it. */
export interface ListedGate {
  readonly id: string;
  readonly summary: string;
  readonly severity: Finding['severity'];
}

/** What a report says of one file, and what the whole needs to know of it. */
export interface Told {
  readonly verdict: Checked['verdict'];
  /** Text without a line break at its end, in as many pieces as the format asks for. */
  readonly texts: readonly string[];
  /** The gates that it names. */
  readonly gates: readonly string[];
}

/**
 * A way to write a report over many files. Each file is told on its own, in the thread that judged it, and written as soon as
 * its turn comes: a report over thousands is longer than any one text can be.
 */
export interface ReportFormat {
  /** What the report says of one file. */
  tell(checked: Checked): readonly string[];
  /** The report line by line, or many lines at once, from what was told of each file. */
  whole(told: AsyncIterable<Told>, gates: readonly ListedGate[]): AsyncIterable<string>;
}

/** What a report in a format says of one file. */
export function toldOf(format: ReportFormat, checked: Checked): Told {
  const gates = [...new Set(checked.findings.map(({ gate }) => gate))];
  return { verdict: checked.verdict, texts: format.tell(checked), gates };
}
