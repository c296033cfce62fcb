import { type Digest, digestBytes, digestValue } from '../digest.ts';
import type { ArticleFile } from '../document/read-article.ts';
import type { Problem, SourceFile } from '../pack/problem.ts';
import type { ResultCache } from '../stores/result-cache.ts';
import { type Checked, invalid } from './check.ts';

/** What an article at a path is audited with. */
export interface AuditRun {
  /** Reads the path, with the format that it is to be read as. */
  readonly read: (path: string) => Promise<ArticleFile | Problem>;
  readonly audit: (file: ArticleFile) => Checked;
  /** Results by what they depend on; an article whose bytes and rules did not change is not read again. */
  readonly cache?: ResultCache | undefined;
  /** Names everything but the article that a result depends on: program, policy and day. */
  readonly rules: Digest;
}

/** Audits the article at a path. A file that cannot be read is `invalid`; one that could not be brought to an end is `incomplete`. */
export async function auditPath(path: string, { read, audit, cache, rules }: AuditRun): Promise<Checked> {
  const file = await read(path);
  if (!('bytes' in file)) return invalid(path, [file]);
  try {
    if (cache === undefined) return audit(file);
    const key = digestValue({ rules, bytes: digestBytes(file.bytes), as: file.format ?? extensionOf(file) });
    const known = cache.get(key);
    if (known !== undefined) return placed(known as Checked, file.path);
    const checked = audit(file);
    if (checked.verdict !== 'incomplete') cache.put(key, checked);
    return checked;
  } catch (error) {
    return unfinished(file.path, error);
  }
}

const extensionOf = ({ path }: SourceFile): string => /\.[^./\\]*$/.exec(path)?.[0] ?? '';

// An article may be moved, or stand in two places.
function placed(checked: Checked, path: string): Checked {
  const findings = checked.findings.map((finding) => ({ ...finding, where: { ...finding.where, path } }));
  return { ...checked, path, findings };
}

/** The result of an article whose audit did not come to an end. */
export function unfinished(path: string, error: unknown): Checked {
  const message = `The audit could not finish: ${error instanceof Error ? error.message : String(error)}`;
  const problem = { where: { path, line: 1, column: 1 }, message, remedy: 'Split the article, or report the fault.' };
  return { ...invalid(path, [problem]), verdict: 'incomplete' };
}
