import { docsOf, type Finding } from '../gates/finding.ts';
import type { ReportFormat } from './report-format.ts';

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;
const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Workflow commands, the gravest of all files first: GitHub shows only the first ten of a level. */
export const reportGithub: ReportFormat = {
  tell: ({ findings }) =>
    SEVERITIES.map((severity) =>
      findings
        .filter((finding) => finding.severity === severity)
        .map(commandOf)
        .join('\n'),
    ),

  async *whole(told) {
    const all = SEVERITIES.map((): string[] => []);
    for await (const { texts } of told)
      for (const [rank, text] of texts.entries()) if (text !== '') all[rank]?.push(text);
    for (const texts of all) yield* texts;
  },
};

// What else would move a terminal's cursor is left out, since nobody reads it back.
const value = (text: string): string =>
  text.replace(/[%\r\n]/g, encodeURIComponent).replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '');
const property = (text: string): string => value(text).replace(/[:,]/g, encodeURIComponent);

function commandOf({ severity, gate, where, message, remedy }: Finding): string {
  const place = `file=${property(where.path)},line=${where.line},col=${where.column},title=${property(gate)}`;
  return `::${LEVELS[severity]} ${place}::${value(`${message} ${remedy} (${docsOf(gate)})`)}`;
}
