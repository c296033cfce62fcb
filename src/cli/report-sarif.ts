import { docsOf, type Finding } from '../gates/finding.ts';
import { fingerprintOf } from '../gates/fingerprint.ts';
import { jsonAt, jsonList } from './json-list.ts';
import type { ListedGate, ReportFormat, Told } from './report-format.ts';

const LEVEL = { error: 'error', warning: 'warning', note: 'note' } as const;

/** A SARIF 2.1.0 log (OASIS), with every gate as a rule, silent ones too, so that alerts close again. */
export const reportSarif: ReportFormat = {
  tell: ({ findings }) => findings.map((finding) => jsonAt(4, resultOf(finding))),

  async *whole(told, gates) {
    const named = new Set<string>();
    yield `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": [`;
    yield* jsonList(naming(told, named));
    // What else than these gates finds things is known at the end.
    yield `      ],
      "tool": ${jsonAt(3, toolOf(gates, named)).trimStart()}
    }
  ]
}`;
  },
};

async function* naming(told: AsyncIterable<Told>, named: Set<string>): AsyncIterable<string> {
  for await (const { texts, gates } of told) {
    for (const gate of gates) named.add(gate);
    yield* texts;
  }
}

function toolOf(gates: readonly ListedGate[], named: ReadonlySet<string>) {
  const others = [...named].filter((id) => !gates.some((gate) => gate.id === id));
  return {
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
