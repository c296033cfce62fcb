import { basename, dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { HOME } from '../config.ts';
import { digestValue } from '../digest.ts';
import { ARTICLE_FORMATS, type ArticleFile, type ArticleFormat } from '../document/read-article.ts';
import { AUDIT_GATES } from '../gates/audit-gates.ts';
import { type Baseline, baselineOf, notIn, readBaseline } from '../gates/baseline.ts';
import { docsOf } from '../gates/finding.ts';
import { readWaivers, type Waivers, waive } from '../gates/waivers.ts';
import type { Problem } from '../pack/problem.ts';
import { type AuditRun, auditAll } from '../pipeline/audit-all.ts';
import type { Checked } from '../pipeline/check.ts';
import { codeDigest } from '../stores/local/code-digest.ts';
import { readHouseFile } from '../stores/local/house-files.ts';
import { articlePaths, readArticleFile } from '../stores/local/local-article-files.ts';
import { localResultCache } from '../stores/local/local-result-cache.ts';
import { readStandardInput } from '../stores/local/read-standard-input.ts';
import { writeFolder } from '../stores/local/write-folder.ts';
import { exitCodeOf } from './exit-code.ts';
import { formatResults } from './format-results.ts';
import { gateWhy } from './gate-why.ts';
import { openAuditor } from './open-auditor.ts';
import { type HouseOptions, type OpenedHouse, openHouseFor } from './open-deps.ts';
import { addHouseOptions, reportFormatOption } from './options.ts';
import { printAudit } from './print-audit.ts';
import { openProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

type AuditOptions = HouseOptions & {
  readonly format: string;
  readonly as?: ArticleFormat;
  readonly all?: boolean;
  readonly cache?: string;
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
    .option('--cache <folder>', 'keep results there, and read again only what changed')
    .option('--all', 'show every finding, however many are alike')
    .addHelpText(
      'before',
      'imprimatur audit old-articles/\nimprimatur audit page.html --format sarif\ncat page.md | imprimatur audit -\n',
    );
  addHouseOptions(command).action(async (paths: string[], options: AuditOptions) => {
    const opened = await openHouseFor(options, terminal());
    const articles = [...new Set(paths.flatMap((path) => (path === '-' ? ['-'] : articlePaths([path]))))];
    const baseline =
      options.baseline === undefined ? undefined : readBaseline(options.baseline, textOf(options.baseline));
    const waivers = options.waivers === undefined ? undefined : readWaivers(options.waivers, textOf(options.waivers));
    const auditor = openAuditor(opened, articles.length);
    const progress = openProgress('articles', articles.length, terminal());
    const today = opened.clock.today();
    const results: Checked[] = [];
    try {
      const run = { ...auditor, ...rulesFor(options, opened), paths: articles, read: readerAs(options.as) };
      for await (const audited of auditAll(run)) {
        results.push(withKnown(audited, baseline, waivers, today));
        progress.step();
      }
    } finally {
      progress.end();
      await auditor.close();
    }
    if (options.writeBaseline !== undefined)
      writeFolder(dirname(options.writeBaseline), [
        { path: basename(options.writeBaseline), text: `${JSON.stringify(baselineOf(results), null, 2)}\n` },
      ]);
    if (options.format === 'pretty') {
      const printing = { why: readWhys(), all: options.all === true };
      for (const result of results) printAudit(result, terminal(), printing);
      if (results.length > 1) terminal().out(countsOf(results));
    } else terminal().out(formatResults(options.format, results, AUDIT_GATES));
    process.exitCode = exitCodeOf(results);
  });
}

// Without a cache nobody asks by which rules a result came about.
function rulesFor({ cache }: AuditOptions, { house, clock }: OpenedHouse): Pick<AuditRun, 'cache' | 'rules'> {
  const rules = {
    policy: house.policy.digest,
    retractions: house.retractions?.digest ?? null,
    today: clock.today(),
  };
  if (cache === undefined) return { rules: digestValue(rules) };
  return { rules: digestValue({ ...rules, code: codeDigest(join(HOME, 'src')) }), cache: localResultCache(cache) };
}

function readerAs(format: ArticleFormat | undefined): (path: string) => Promise<ArticleFile | Problem> {
  const as = format === undefined ? {} : { format };
  return async (path) => {
    const file = path === '-' ? { path: 'stdin', bytes: await readStandardInput() } : await readArticleFile(path);
    return 'bytes' in file ? { ...file, ...as } : file;
  };
}

/** The reason for each gate, read once; a gate of a publisher's own has no page here. */
function readWhys(): (gate: string) => string | undefined {
  const whys = new Map(AUDIT_GATES.map(({ id }) => [id, gateWhy(textOf(join(HOME, docsOf(id))))]));
  return (gate) => whys.get(gate);
}

/** How many articles came to which verdict, for a run over more than one. */
function countsOf(results: readonly Checked[]): string {
  const verdicts = Map.groupBy(results, ({ verdict }) => verdict);
  return `${results.length} articles: ${Array.from(verdicts, ([verdict, of]) => `${of.length} ${verdict}`).join(', ')}`;
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
