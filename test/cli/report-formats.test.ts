import { describe, expect, it } from '@jest/globals';
import { type ReportFormat, type Told, toldOf } from '../../src/cli/report-format.ts';
import { REPORT_FORMATS } from '../../src/cli/report-formats.ts';
import type { Finding } from '../../src/gates/finding.ts';
import type { Checked } from '../../src/pipeline/check.ts';

const finding = (path: string, severity: Finding['severity'], message: string): Finding => ({
  gate: 'hype-terms',
  severity,
  message,
  remedy: 'Say "less".\nAnd\u2028say it [plainly], ok?',
  docs: 'docs/gates/hype-terms.md',
  where: { path, line: 1, column: 1, excerpt: '“A\tmiracle,” {he} said' },
});

const checked = (path: string, verdict: Checked['verdict'], ...findings: Finding[]): Checked => ({
  path,
  verdict,
  findings,
  gates: [],
});

async function* told(format: ReportFormat, all: readonly Checked[]): AsyncIterable<Told> {
  for (const one of all) yield toldOf(format, one);
}

async function written(name: string, all: readonly Checked[]): Promise<readonly string[]> {
  const format = REPORT_FORMATS[name];
  if (format === undefined) throw new Error(name);
  const texts: string[] = [];
  const gates = [{ id: 'disease-claim', summary: 'None.', severity: 'error' as const }];
  for await (const text of format.whole(told(format, all), gates)) texts.push(text);
  return texts;
}

const GOOD = checked('good.txt', 'pass');
const BAD = checked('bad.txt', 'reject', finding('bad.txt', 'note', 'One.'), finding('bad.txt', 'error', 'Two.'));
const ODD = checked('odd.txt', 'incomplete', finding('odd.txt', 'error', 'Three.'));

describe.each([[[]], [[GOOD]], [[BAD]], [[GOOD, BAD]], [[BAD, GOOD]], [[BAD, ODD, GOOD]]])('of %#', (...[all]) => {
  const findings = all.flatMap((one) => one.findings);

  it('the JSON report has every result, in order, and counts the verdicts', async () => {
    const { results, summary } = JSON.parse((await written('json', all)).join('\n'));

    expect(results).toEqual(
      all.map((one) => ({
        ...one,
        findings: one.findings.map((own) => ({ ...own, fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) })),
      })),
    );
    for (const verdict of ['pass', 'reject', 'invalid', 'incomplete'])
      expect(summary[verdict]).toBe(all.filter((one) => one.verdict === verdict).length);
  });

  it('the SARIF log has every finding, and a rule for whatever else found something', async () => {
    const { runs } = JSON.parse((await written('sarif', all)).join('\n'));

    expect(runs).toHaveLength(1);
    expect(runs[0].results.map((result: { message: unknown }) => result.message)).toEqual(
      findings.map(({ message, remedy }) => ({ text: `${message} ${remedy}` })),
    );
    const rules = runs[0].tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(rules).toEqual(['disease-claim', ...(findings.length > 0 ? ['hype-terms'] : [])]);
  });

  it('workflow commands name the gravest of all files first', async () => {
    const lines = (await written('github', all)).flatMap((text) => text.split('\n'));

    const levels = lines.map((line) => /^::(\w+) /.exec(line)?.[1]);
    expect(levels).toHaveLength(findings.length);
    expect(levels).toEqual([...levels].sort());
  });

  it('JUnit has a suite for each file', async () => {
    const text = (await written('junit', all)).join('\n');

    expect(text.match(/<testsuite /g) ?? []).toHaveLength(all.length);
    expect(text.match(/<failure /g) ?? []).toHaveLength(findings.filter(({ severity }) => severity === 'error').length);
  });
});

it('writes each file as its own text, so that no report is too long to be put together', async () => {
  const all = Array.from({ length: 50 }, (_, index) => checked(`${index}.txt`, 'reject', finding('a', 'error', 'No.')));

  for (const name of ['json', 'sarif', 'junit', 'github'])
    for (const text of await written(name, all)) expect(text.length).toBeLessThan(2_000);
});
