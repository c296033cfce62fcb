import type { Digest } from '../digest.ts';
import type { ArticleFile, ArticleFormat } from '../document/read-article.ts';
import { type AuditHouse, audit } from '../pipeline/audit.ts';
import { type AuditRun, auditPath } from '../pipeline/audit-path.ts';
import { readArticleFile } from '../stores/local/local-article-files.ts';
import { localResultCache } from '../stores/local/local-result-cache.ts';
import { type AuditTelling, openTeller, type ToldArticle } from './tell-audit.ts';

/** What articles are audited by: plain data, so that threads can be told it too. */
export interface AuditRules {
  readonly telling: AuditTelling;
  /** Names everything but the article that a result depends on. */
  readonly digest: Digest;
  /** The folder that keeps results, if any. */
  readonly cache?: string | undefined;
  /** What articles are read as, whatever their names say. */
  readonly as?: ArticleFormat | undefined;
}

/** An article to audit: its path, or the file itself where it was read already. */
export type AuditTask = string | ArticleFile;

/** Audits articles by a house's rules, and tells what came of each. */
export function openArticleTeller(house: AuditHouse, rules: AuditRules): (task: AuditTask) => Promise<ToldArticle> {
  const { telling, as, digest } = rules;
  const tell = openTeller(telling);
  const run: Omit<AuditRun, 'read'> = {
    audit: (file) => audit(file, house, telling.today),
    rules: digest,
    cache: rules.cache === undefined ? undefined : localResultCache(rules.cache),
  };
  return async (task) => {
    const read: AuditRun['read'] = async (path) => {
      const file = typeof task === 'string' ? await readArticleFile(path) : task;
      return 'bytes' in file && as !== undefined ? { ...file, format: as } : file;
    };
    return tell(await auditPath(pathOf(task), { ...run, read }));
  };
}

/** The path by which a task is named. */
export const pathOf = (task: AuditTask): string => (typeof task === 'string' ? task : task.path);
