import { type Baseline, notIn } from '../gates/baseline.ts';
import { fingerprintOf } from '../gates/fingerprint.ts';
import { type Waivers, waive } from '../gates/waivers.ts';
import type { Checked } from '../pipeline/check.ts';
import { printAudits } from './print-audits.ts';
import { type ReportFormat, type Told, toldOf } from './report-format.ts';
import { REPORT_FORMATS } from './report-formats.ts';

/** How the audit of each article is told: plain data, so that threads can be told it too. */
export interface AuditTelling {
  readonly format: string;
  readonly all: boolean;
  readonly terminal: { readonly colour: boolean; readonly columns: number };
  readonly today: string;
  readonly baseline?: Baseline | undefined;
  readonly waivers?: Waivers | undefined;
  /** Whether a baseline is to be made of what is found. */
  readonly fingerprints: boolean;
}

/** What is told of one article. */
export interface ToldArticle extends Told {
  readonly path: string;
  readonly fingerprints: readonly string[];
}

/** The format in which audits are told. */
export function auditFormat({ format, all, terminal }: AuditTelling): ReportFormat {
  return REPORT_FORMATS[format] ?? printAudits(terminal, all);
}

/** Tells what came of articles, without what a baseline knows and waivers cover; what is left decides whether one passes. */
export function openTeller(telling: AuditTelling): (checked: Checked) => ToldArticle {
  const format = auditFormat(telling);
  return (checked) => {
    const left = withoutKnown(checked, telling);
    // What a baseline or a waiver leaves out is still wrong.
    const fingerprints = telling.fingerprints ? checked.findings.map(fingerprintOf) : [];
    return { ...toldOf(format, left), path: left.path, fingerprints };
  };
}

function withoutKnown(checked: Checked, { baseline, waivers, today }: AuditTelling): Checked {
  if (checked.verdict === 'invalid' || checked.verdict === 'incomplete') return checked;
  const fresh = baseline === undefined ? checked.findings : notIn(baseline, checked.path, checked.findings);
  const findings = waivers === undefined ? fresh : waive(waivers, checked.path, fresh, today);
  const verdict = findings.some(({ severity }) => severity === 'error') ? 'reject' : 'pass';
  return { ...checked, findings, verdict };
}
