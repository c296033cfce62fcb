import { basename, dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { HOME } from '../config.ts';
import { type Digest, digestValue } from '../digest.ts';
import { ARTICLE_FORMATS, type ArticleFormat } from '../document/read-article.ts';
import { AUDIT_GATES } from '../gates/audit-gates.ts';
import { baselineOf, readBaseline } from '../gates/baseline.ts';
import { readWaivers } from '../gates/waivers.ts';
import { inOrder } from '../pipeline/in-order.ts';
import { codeDigest } from '../stores/local/code-digest.ts';
import { readHouseFile } from '../stores/local/house-files.ts';
import { articlePaths } from '../stores/local/local-article-files.ts';
import { readStandardInput } from '../stores/local/read-standard-input.ts';
import { writeFolder } from '../stores/local/write-folder.ts';
import { exitCodeOf } from './exit-code.ts';
import { openAuditor } from './open-auditor.ts';
import { type HouseOptions, type OpenedHouse, openHouseFor } from './open-deps.ts';
import { addHouseOptions, reportFormatOption } from './options.ts';
import { openProgress } from './progress.ts';
import { type AuditTelling, auditFormat, type ToldArticle } from './tell-audit.ts';
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
    const articles = pathsOf(paths);
    const telling = tellingOf(options, opened, terminal());
    const rules = { telling, digest: digestOf(options, opened), cache: options.cache, as: options.as };
    const auditor = openAuditor(opened, rules, articles.length);
    const progress = openProgress('articles', articles.length, terminal());
    const verdicts: Pick<ToldArticle, 'verdict'>[] = [];
    const fingerprints = new Map<string, readonly string[]>();
    async function* told(): AsyncIterable<ToldArticle> {
      for await (const article of inOrder(articles, auditor.concurrency, (path) => tell(path))) {
        verdicts.push({ verdict: article.verdict });
        if (telling.fingerprints) fingerprints.set(article.path, article.fingerprints);
        yield article;
        progress.step();
      }
    }
    // Standard input belongs to this thread.
    const tell = async (path: string): Promise<ToldArticle> =>
      auditor.tell(path === '-' ? { path: 'stdin', bytes: await readStandardInput() } : path);
    try {
      for await (const text of auditFormat(telling).whole(told(), AUDIT_GATES)) {
        terminal().out(text);
        await terminal().written();
      }
    } finally {
      progress.end();
      await auditor.close();
    }
    if (options.writeBaseline !== undefined)
      writeFolder(dirname(options.writeBaseline), [
        { path: basename(options.writeBaseline), text: `${JSON.stringify(baselineOf(fingerprints), null, 2)}\n` },
      ]);
    process.exitCode = exitCodeOf(verdicts);
  });
}

/** Each article once, whichever ways lead to it. */
function pathsOf(paths: readonly string[]): readonly string[] {
  const found = new Map<string, string>();
  for (const path of paths.flatMap((one) => (one === '-' ? [one] : articlePaths([one])))) {
    const file = path === '-' ? path : resolve(path);
    if (!found.has(file)) found.set(file, path);
  }
  return [...found.values()];
}

function tellingOf(options: AuditOptions, { clock }: OpenedHouse, { colour, columns }: Terminal): AuditTelling {
  const { format, all, baseline, waivers, writeBaseline } = options;
  return {
    format,
    all: all === true,
    terminal: { colour, columns },
    today: clock.today(),
    baseline: baseline === undefined ? undefined : readBaseline(baseline, textOf(baseline)),
    waivers: waivers === undefined ? undefined : readWaivers(waivers, textOf(waivers)),
    fingerprints: writeBaseline !== undefined,
  };
}

function digestOf({ cache }: AuditOptions, { house, clock }: OpenedHouse): Digest {
  const rules = {
    policy: house.policy.digest,
    retractions: house.retractions?.digest ?? null,
    today: clock.today(),
  };
  // Without a cache nobody asks by which rules a result came about.
  return digestValue(cache === undefined ? rules : { ...rules, code: codeDigest(join(HOME, 'src')) });
}

const textOf = (path: string): string => new TextDecoder().decode(readHouseFile(path).bytes);
