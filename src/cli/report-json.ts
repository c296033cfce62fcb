import { fingerprintOf } from '../gates/fingerprint.ts';
import { jsonAt, jsonList } from './json-list.ts';
import type { ReportFormat, Told } from './report-format.ts';

/** `imprimatur.report/v1`: every finding of every file, and how many files came to which verdict. */
export const reportJson: ReportFormat = {
  tell: ({ made: _made, ...result }) => {
    const findings = result.findings.map((finding) => ({ ...finding, fingerprint: fingerprintOf(finding) }));
    return [jsonAt(2, { ...result, findings })];
  },

  async *whole(told) {
    const summary = { pass: 0, reject: 0, invalid: 0, incomplete: 0 };
    yield '{\n  "schema": "imprimatur.report/v1",\n  "results": [';
    yield* jsonList(counted(told, summary));
    yield `  ],\n  "summary": ${jsonAt(1, summary).trimStart()}\n}`;
  },
};

async function* counted(told: AsyncIterable<Told>, summary: Record<Told['verdict'], number>): AsyncIterable<string> {
  for await (const { verdict, texts } of told) {
    summary[verdict] += 1;
    yield* texts;
  }
}
