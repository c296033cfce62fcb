import { digestBytes } from '../digest.ts';
import { type ArticleFile, readArticle } from '../document/read-article.ts';
import { ImprimaturError } from '../errors.ts';
import { AUDIT_GATES } from '../gates/audit-gates.ts';
import { validate } from '../gates/validate.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { ReadPolicy } from '../policy/read-policy.ts';
import type { RetractionList } from '../policy/retractions.ts';
import { type Checked, invalid } from './check.ts';

/** What an audit needs of a house. */
export interface AuditHouse {
  readonly policy: ReadPolicy;
  readonly lexicon: Lexicon;
  readonly retractions?: RetractionList | undefined;
  readonly gateBudget?: number;
}

/** Reads one existing article and runs the gates on language and elements over it, without keeping anything. */
export function audit(file: ArticleFile, house: AuditHouse, today: string): Checked {
  try {
    const document = readArticle(file);
    const digest = digestBytes(file.bytes);
    const { lexicon, retractions } = house;
    const subject = {
      document,
      lexicon,
      policy: house.policy.policy,
      today,
      ...(retractions === undefined ? {} : { retractions }),
    };
    const named = { draft: digest, policy: house.policy.digest };
    const start = { line: 1, column: 1 };
    const report = validate(
      subject,
      AUDIT_GATES,
      named,
      (at) => ({ path: file.path, ...('line' in at ? at : start) }),
      house.gateBudget,
    );
    return { path: file.path, verdict: report.verdict, digest, findings: report.findings, gates: report.gates };
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    return invalid(file.path, [
      { where: { path: file.path, line: 1, column: 1 }, message: error.message, remedy: 'Give a smaller file.' },
    ]);
  }
}
