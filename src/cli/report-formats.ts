import type { ReportFormat } from './report-format.ts';
import { reportGithub } from './report-github.ts';
import { reportJson } from './report-json.ts';
import { reportJunit } from './report-junit.ts';
import { reportSarif } from './report-sarif.ts';

/** The formats for programs, by the name that `--format` takes; the last two are for machines that build. */
export const REPORT_FORMATS: Readonly<Record<string, ReportFormat>> = {
  json: reportJson,
  sarif: reportSarif,
  junit: reportJunit,
  github: reportGithub,
};
