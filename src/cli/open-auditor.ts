import type { ArticleFile } from '../document/read-article.ts';
import { audit } from '../pipeline/audit.ts';
import type { AuditOne } from '../pipeline/audit-all.ts';
import type { OpenedHouse } from './open-deps.ts';
import { openWorkerPool } from './worker-pool.ts';

// A thread takes about as long to start as fifty articles to read.
const WORTH_THREADS = 100;

/** What audits articles, and how many it takes at once. */
export interface Auditor {
  readonly audit: AuditOne;
  readonly concurrency: number;
  close(): Promise<void>;
}

/** An auditor for some articles: in this thread while they are few, in a thread for each core when they are many. */
export function openAuditor({ house, files, clock }: OpenedHouse, articles: number): Auditor {
  const today = clock.today();
  const cores = navigator.hardwareConcurrency;
  if (articles < WORTH_THREADS || cores < 2)
    return { audit: async (file) => audit(file, house, today), concurrency: 1, close: async () => {} };
  const script = new URL('./audit-worker.ts', import.meta.url);
  const pool = openWorkerPool<ArticleFile, Awaited<ReturnType<AuditOne>>>(script, { files, today }, cores);
  return { audit: pool.run, concurrency: cores * 4, close: pool.close };
}
