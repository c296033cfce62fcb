import { type Digest, digestBytes, digestValue } from '../digest.ts';
import type { ArticleFile } from '../document/read-article.ts';
import type { Problem, SourceFile } from '../pack/problem.ts';
import type { ResultCache } from '../stores/result-cache.ts';
import { type Checked, invalid } from './check.ts';
import { inOrder } from './in-order.ts';

/** Audits one article, in this thread or another; rejects when it could not be brought to an end. */
export type AuditOne = (file: ArticleFile) => Promise<Checked>;

/** What an audit of many articles is run with. */
export interface AuditRun {
  readonly paths: readonly string[];
  /** Reads one of the paths, with the format that it is to be read as. */
  readonly read: (path: string) => Promise<ArticleFile | Problem>;
  readonly audit: AuditOne;
  readonly concurrency: number;
  /** Results by what they depend on; an article whose bytes and rules did not change is not read again. */
  readonly cache?: ResultCache;
  /** Names everything but the article that a result depends on: program, policy and day. */
  readonly rules: Digest;
}

/** Audits articles, a few at once, and yields the results in the order of the paths; one that fails does not stop the rest. */
export function auditAll(run: AuditRun): AsyncIterable<Checked> {
  return inOrder(run.paths, run.concurrency, (path) => auditPath(path, run));
}

async function auditPath(path: string, { read, audit, cache, rules }: AuditRun): Promise<Checked> {
  const file = await read(path);
  if (!('bytes' in file)) return invalid(path, [file]);
  try {
    if (cache === undefined) return await audit(file);
    const key = digestValue({ rules, bytes: digestBytes(file.bytes), as: file.format ?? extensionOf(file) });
    const known = cache.get(key);
    if (known !== undefined) return placed(known as Checked, file.path);
    const checked = await audit(file);
    if (checked.verdict !== 'incomplete') cache.put(key, checked);
    return checked;
  } catch (error) {
    return unfinished(file, error);
  }
}

const extensionOf = ({ path }: SourceFile): string => /\.[^./\\]*$/.exec(path)?.[0] ?? '';

// An article may be moved, or stand in two places.
function placed(checked: Checked, path: string): Checked {
  const findings = checked.findings.map((finding) => ({ ...finding, where: { ...finding.where, path } }));
  return { ...checked, path, findings };
}

function unfinished({ path }: SourceFile, error: unknown): Checked {
  const message = `The audit could not finish: ${error instanceof Error ? error.message : String(error)}`;
  const problem = { where: { path, line: 1, column: 1 }, message, remedy: 'Split the article, or report the fault.' };
  return { ...invalid(path, [problem]), verdict: 'incomplete' };
}
