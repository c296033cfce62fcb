import type { Finding } from '../gates/finding.ts';
import type { Checked } from '../pipeline/check.ts';
import type { ReportFormat } from './report-format.ts';

/** JUnit: a suite for each file and a case for each gate, those that passed among them. */
export const reportJunit: ReportFormat = {
  tell: (checked) => [suiteOf(checked)],

  async *whole(told) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>';
    for await (const { texts } of told) yield* texts;
    yield '</testsuites>';
  },
};

const xml = (text: string): string =>
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Warnings go to `system-out`, as JUnit knows only failures.
function suiteOf({ path, findings, gates, verdict }: Checked): string {
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
}

const lineOf = ({ where, message, remedy }: Finding): string =>
  `${where.path}:${where.line}:${where.column} ${message} ${remedy}`;
