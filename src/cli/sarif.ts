import { docsOf, type Finding } from '../gates/finding.ts';
import { fingerprintOf } from '../gates/fingerprint.ts';
import type { Checked } from '../pipeline/check.ts';
import type { ListedGate } from './format-results.ts';

const LEVEL = { error: 'error', warning: 'warning', note: 'note' } as const;

/** The results as a SARIF 2.1.0 log (OASIS), with every gate as a rule, silent ones too, so that alerts close again. */
export function sarifOf(results: readonly Checked[], gates: readonly ListedGate[]) {
  const findings = results.flatMap((result) => result.findings);
  const others = [...new Set(findings.map(({ gate }) => gate))].filter((id) => !gates.some((gate) => gate.id === id));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'imprimatur',
            rules: [
              ...gates.map(({ id, summary, severity }) => ({
                id,
                shortDescription: { text: summary },
                // No helpUri: SARIF wants an absolute address, and the pages lie beside the program.
                help: { text: `imprimatur explain ${id}, or ${docsOf(id)}` },
                defaultConfiguration: { level: LEVEL[severity] },
              })),
              ...others.map((id) => ({ id })),
            ],
          },
        },
        columnKind: 'unicodeCodePoints',
        results: findings.map(resultOf),
      },
    ],
  };
}

function resultOf(finding: Finding) {
  const { gate, severity, message, remedy, where } = finding;
  return {
    ruleId: gate,
    level: LEVEL[severity],
    message: { text: `${message} ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(where.path) },
          region: {
            startLine: where.line,
            startColumn: where.column,
            ...(where.excerpt === undefined ? {} : { snippet: { text: where.excerpt } }),
          },
        },
      },
    ],
    // It names the finding, not its line: it stays the same when text above it changes.
    partialFingerprints: { 'imprimatur/v1': fingerprintOf(finding) },
  };
}

const uriOf = (path: string): string => path.split(/[\\/]/).map(encodeURIComponent).join('/');
