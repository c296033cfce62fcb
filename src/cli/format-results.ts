import { docsOf, type Finding } from '../gates/finding.ts';
import { fingerprintOf } from '../gates/fingerprint.ts';
import type { Checked } from '../pipeline/check.ts';
import { sarifOf } from './sarif.ts';

/** A gate as reports list it. */
export interface ListedGate {
  readonly id: string;
  readonly summary: string;
  readonly severity: Finding['severity'];
}

/** The results of `check` or `audit` as `json`, `sarif`, `junit` or `github`; the last two are for machines that build. */
export function formatResults(format: string, results: readonly Checked[], gates: readonly ListedGate[]): string {
  if (format === 'sarif') return JSON.stringify(sarifOf(results, gates), null, 2);
  if (format === 'junit') return junitOf(results);
  if (format === 'github') return githubOf(results);
  return JSON.stringify(jsonOf(results), null, 2);
}

function jsonOf(results: readonly Checked[]) {
  const count = (verdict: Checked['verdict']): number => results.filter((result) => result.verdict === verdict).length;
  return {
    schema: 'imprimatur.report/v1',
    results: results.map(({ made: _made, ...result }) => ({
      ...result,
      findings: result.findings.map((finding) => ({ ...finding, fingerprint: fingerprintOf(finding) })),
    })),
    summary: {
      pass: count('pass'),
      reject: count('reject'),
      invalid: count('invalid'),
      incomplete: count('incomplete'),
    },
  };
}

const xml = (text: string): string =>
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One case for each file and gate, those that passed among them; warnings go to `system-out`, as JUnit knows only failures. */
function junitOf(results: readonly Checked[]): string {
  const suites = results.map(({ path, findings, gates, verdict }) => {
    const ids = gates.length > 0 ? gates.map(({ id }) => id) : [...new Set(findings.map(({ gate }) => gate))];
    const cases = ids.map((id) => {
      const own = findings.filter(({ gate }) => gate === id);
      const errors = own
        .filter(({ severity }) => severity === 'error')
        .map((finding) => `<failure message="${xml(lineOf(finding))}"/>`);
      const others = own.filter(({ severity }) => severity !== 'error').map(lineOf);
      const said = others.length === 0 ? '' : `<system-out>${xml(others.join('\n'))}</system-out>`;
      return `    <testcase classname="${xml(path)}" name="${xml(id)}">${errors.join('')}${said}</testcase>`;
    });
    const failures = findings.filter(({ severity }) => severity === 'error').length;
    return `  <testsuite name="${xml(path)}" tests="${ids.length}" failures="${failures}" errors="${verdict === 'incomplete' ? 1 : 0}">\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>`;
}

const lineOf = ({ where, message, remedy }: Finding): string =>
  `${where.path}:${where.line}:${where.column} ${message} ${remedy}`;

const LEVEL = { error: 'error', warning: 'warning', note: 'notice' } as const;
const RANK = { error: 0, warning: 1, note: 2 } as const;

/** Workflow commands, the gravest first: GitHub shows only the first ten of a level. */
function githubOf(results: readonly Checked[]): string {
  const value = (text: string): string => text.replace(/[%\r\n]/g, encodeURIComponent);
  const property = (text: string): string => value(text).replace(/[:,]/g, encodeURIComponent);
  const all = results.flatMap(({ findings }) => findings).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return all
    .map(
      ({ severity, gate, where, message, remedy }) =>
        `::${LEVEL[severity]} file=${property(where.path)},line=${where.line},col=${where.column},title=${property(gate)}::${value(`${message} ${remedy} (${docsOf(gate)})`)}`,
    )
    .join('\n');
}
