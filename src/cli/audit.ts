import { basename, dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { ARTICLE_FORMATS, type ArticleFormat } from '../document/read-article.ts';
import { AUDIT_GATES } from '../gates/audit-gates.ts';
import { type Baseline, baselineOf, notIn, readBaseline } from '../gates/baseline.ts';
import { readWaivers, type Waivers, waive } from '../gates/waivers.ts';
import type { Problem, SourceFile } from '../pack/problem.ts';
import { audit } from '../pipeline/audit.ts';
import { type Checked, invalid } from '../pipeline/check.ts';
import { readHouseFile } from '../stores/local/house-files.ts';
import { articlePaths, readArticleFile } from '../stores/local/local-article-files.ts';
import { readStandardInput } from '../stores/local/read-standard-input.ts';
import { writeFolder } from '../stores/local/write-folder.ts';
import { exitCodeOf } from './exit-code.ts';
import { formatResults } from './format-results.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions, reportFormatOption } from './options.ts';
import { printReport } from './print-report.ts';
import { openProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

type AuditOptions = HouseOptions & {
  readonly format: string;
  readonly as?: ArticleFormat;
  readonly all?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly waivers?: string;
};

/** `audit`: says what existing articles claim without support and what they leave out. Exit 1 when one has an error. */
export function defineAudit(command: Command, terminal: () => Terminal): void {
  command
    .argument('<articles...>', 'files (.txt .md .html), folders, patterns, or - for standard input')
    .addOption(reportFormatOption())
    .addOption(new Option('--as <format>', 'read as this, whatever the name says').choices([...ARTICLE_FORMATS]))
    .option('--baseline <file>', 'leave out what was already wrong when the baseline was written')
    .option('--write-baseline <file>', 'keep everything that is wrong now as the baseline')
    .option('--waivers <file>', 'leave out warnings that two people have waived')
    .option('--all', 'show every finding, however many are alike')
    .addHelpText(
      'before',
      'imprimatur audit old-articles/\nimprimatur audit page.html --format sarif\ncat page.md | imprimatur audit -\n',
    );
  addHouseOptions(command).action(async (paths: string[], options: AuditOptions) => {
    const { house, clock } = await openHouseFor(options, terminal());
    const articles = paths.flatMap((path) => (path === '-' ? ['-'] : articlePaths([path])));
    const baseline =
      options.baseline === undefined ? undefined : readBaseline(options.baseline, textOf(options.baseline));
    const waivers = options.waivers === undefined ? undefined : readWaivers(options.waivers, textOf(options.waivers));
    const progress = openProgress('articles', articles.length, terminal());
    const results: Checked[] = [];
    for (const path of new Set(articles)) {
      const file = await fileAt(path);
      const as = options.as === undefined ? {} : { format: options.as };
      const audited = 'bytes' in file ? audit({ ...file, ...as }, house, clock.today()) : invalid(path, [file]);
      results.push(withKnown(audited, baseline, waivers, clock.today()));
      progress.step();
    }
    progress.end();
    if (options.writeBaseline !== undefined)
      writeFolder(dirname(options.writeBaseline), [
        { path: basename(options.writeBaseline), text: `${JSON.stringify(baselineOf(results), null, 2)}\n` },
      ]);
    if (options.format === 'pretty') for (const result of results) printReport(result, terminal(), options.all);
    else terminal().out(formatResults(options.format, results, AUDIT_GATES));
    process.exitCode = exitCodeOf(results);
  });
}

async function fileAt(path: string): Promise<SourceFile | Problem> {
  return path === '-' ? { path: 'stdin', bytes: await readStandardInput() } : readArticleFile(path);
}

const textOf = (path: string): string => new TextDecoder().decode(readHouseFile(path).bytes);

/** A result without what a baseline knows and waivers cover; what is left decides whether the article passes. */
function withKnown(
  checked: Checked,
  baseline: Baseline | undefined,
  waivers: Waivers | undefined,
  today: string,
): Checked {
  if (checked.verdict === 'invalid' || checked.verdict === 'incomplete') return checked;
  const fresh = baseline === undefined ? checked.findings : notIn(baseline, checked.path, checked.findings);
  const findings = waivers === undefined ? fresh : waive(waivers, checked.path, fresh, today);
  const verdict = findings.some(({ severity }) => severity === 'error') ? 'reject' : 'pass';
  return { ...checked, findings, verdict };
}
