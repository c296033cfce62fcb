import type { ArticleFile } from '../document/read-article.ts';
import type { Finding } from '../gates/finding.ts';
import { LANGUAGE_GATES } from '../gates/language-gates.ts';
import { noDosingAdviceInText } from '../gates/no-dosing-advice.ts';
import { type AuditHouse, audit } from './audit.ts';

/** An article whose faults are known: phrases that a gate must find, or, in a good article, none. */
export interface KnownArticle {
  readonly file: ArticleFile;
  /** What must be found in it, as `gate: words`, or as `any: words` where it does not matter by which gate; `undefined` for an article in which a gate on language must find nothing. */
  readonly expected: readonly { readonly gate: string; readonly words: string }[] | undefined;
}

/** How well the gates do on articles whose faults are known. */
export interface CorpusMeasure {
  readonly good: number;
  readonly bad: number;
  /** Errors of each gate in good articles. */
  readonly falseAlarms: readonly { readonly gate: string; readonly path: string; readonly message: string }[];
  readonly expected: number;
  readonly found: number;
  /** How many of them by a gate that knows the words, and not only because no source stands behind them. */
  readonly foundByWords: number;
  readonly missed: readonly { readonly path: string; readonly gate: string; readonly words: string }[];
}

const ANY = 'any';
const ON_WORDS: ReadonlySet<string> = new Set([...LANGUAGE_GATES, noDosingAdviceInText].map(({ id }) => id));
// What an article leaves out is no false alarm of a gate on words.
const ON_ABSENCE = ['safety-elements', 'legal-elements', 'byline-and-review'];

/** Audits articles whose faults are known and counts what was found, missed, and found in vain. */
export function measureCorpus(articles: readonly KnownArticle[], house: AuditHouse, today: string): CorpusMeasure {
  const falseAlarms: CorpusMeasure['falseAlarms'][number][] = [];
  const missed: CorpusMeasure['missed'][number][] = [];
  let expectedInAll = 0;
  let foundByWords = 0;
  for (const { file, expected } of articles) {
    const { findings } = audit(file, house, today);
    if (expected === undefined)
      for (const { gate, severity, message } of findings) {
        if (severity === 'error' && !ON_ABSENCE.includes(gate)) falseAlarms.push({ gate, path: file.path, message });
      }
    else {
      expectedInAll += expected.length;
      for (const { gate, words } of expected) {
        const found = findings.filter((finding) => (gate === ANY || finding.gate === gate) && holds(finding, words));
        if (found.length === 0) missed.push({ path: file.path, gate, words });
        if (found.some((finding) => ON_WORDS.has(finding.gate))) foundByWords += 1;
      }
    }
  }
  const bad = articles.filter(({ expected }) => expected !== undefined).length;
  return {
    good: articles.length - bad,
    bad,
    falseAlarms,
    expected: expectedInAll,
    found: expectedInAll - missed.length,
    foundByWords,
    missed,
  };
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

function holds({ message, where }: Finding, words: string): boolean {
  return plain(`${where.excerpt ?? ''} ${message}`).includes(plain(words).trim());
}

/** Reads a list of what must be found, one `gate: words` to a line. */
export function readExpected(text: string): NonNullable<KnownArticle['expected']> {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, gate, words] = /^([a-z-]+):\s*(\S.*)$/.exec(line.trim()) ?? [];
    return gate === undefined || words === undefined ? [] : [{ gate, words }];
  });
}
