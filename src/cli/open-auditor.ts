import { unfinished } from '../pipeline/audit-path.ts';
import { localResultCache } from '../stores/local/local-result-cache.ts';
import type { OpenedHouse } from './open-deps.ts';
import { type AuditRules, type AuditTask, openArticleTeller, pathOf } from './tell-article.ts';
import { openTeller, type ToldArticle } from './tell-audit.ts';
import { openWorkerPool } from './worker-pool.ts';

// A thread takes about as long to start as fifty articles to read.
const WORTH_THREADS = 100;

/** What audits articles and tells what came of them, and how many it takes at once. */
export interface Auditor {
  readonly tell: (task: AuditTask) => Promise<ToldArticle>;
  readonly concurrency: number;
  close(): Promise<void>;
}

/** An auditor for some articles: in this thread while they are few, in a thread for each core when they are many. */
export function openAuditor({ house, files }: OpenedHouse, rules: AuditRules, articles: number): Auditor {
  const cores = navigator.hardwareConcurrency;
  if (articles < WORTH_THREADS || cores < 2)
    return { tell: openArticleTeller(house, rules), concurrency: 1, close: async () => {} };
  // What is wrong with the folder is said once, before any thread finds it.
  if (rules.cache !== undefined) localResultCache(rules.cache);
  const script = new URL('./audit-worker.ts', import.meta.url);
  const pool = openWorkerPool<AuditTask, ToldArticle>(script, { files, rules }, cores);
  const tell = openTeller(rules.telling);
  // A thread that hangs or dies over an article tells nothing of it.
  const run = (task: AuditTask): Promise<ToldArticle> =>
    pool.run(task).catch((error) => tell(unfinished(pathOf(task), error)));
  return { tell: run, concurrency: cores * 4, close: pool.close };
}
