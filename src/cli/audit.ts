import { type Command, Option } from 'commander';
import { ARTICLE_FORMATS, type ArticleFormat } from '../document/read-article.ts';
import { AUDIT_GATES } from '../gates/audit-gates.ts';
import type { Problem, SourceFile } from '../pack/problem.ts';
import { audit } from '../pipeline/audit.ts';
import { type Checked, invalid } from '../pipeline/check.ts';
import { articlePaths, readArticleFile } from '../stores/local/local-article-files.ts';
import { readStandardInput } from '../stores/local/read-standard-input.ts';
import { exitCodeOf } from './exit-code.ts';
import { formatResults } from './format-results.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions, reportFormatOption } from './options.ts';
import { printReport } from './print-report.ts';
import { openProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

type AuditOptions = HouseOptions & { readonly format: string; readonly as?: ArticleFormat; readonly all?: boolean };

/** `audit`: says what existing articles claim without support and what they leave out. Exit 1 when one has an error. */
export function defineAudit(command: Command, terminal: () => Terminal): void {
  command
    .argument('<articles...>', 'files (.txt .md .html), folders, patterns, or - for standard input')
    .addOption(reportFormatOption())
    .addOption(new Option('--as <format>', 'read as this, whatever the name says').choices([...ARTICLE_FORMATS]))
    .option('--all', 'show every finding, however many are alike')
    .addHelpText(
      'before',
      'imprimatur audit old-articles/\nimprimatur audit page.html --format sarif\ncat page.md | imprimatur audit -\n',
    );
  addHouseOptions(command).action(async (paths: string[], options: AuditOptions) => {
    const { house, clock } = await openHouseFor(options, terminal());
    const articles = paths.flatMap((path) => (path === '-' ? ['-'] : articlePaths([path])));
    const progress = openProgress('articles', articles.length, terminal());
    const results: Checked[] = [];
    for (const path of new Set(articles)) {
      const file = await fileAt(path);
      const as = options.as === undefined ? {} : { format: options.as };
      results.push('bytes' in file ? audit({ ...file, ...as }, house, clock.today()) : invalid(path, [file]));
      progress.step();
    }
    progress.end();
    if (options.format === 'pretty') for (const result of results) printReport(result, terminal(), options.all);
    else terminal().out(formatResults(options.format, results, AUDIT_GATES));
    process.exitCode = exitCodeOf(results);
  });
}

async function fileAt(path: string): Promise<SourceFile | Problem> {
  return path === '-' ? { path: 'stdin', bytes: await readStandardInput() } : readArticleFile(path);
}
