import * as z from 'zod';
import type { Fault } from '../src/pipeline/fault.ts';
import type { Swept } from '../src/pipeline/sweep.ts';
import type { ArticleKey } from '../src/review/event.ts';
import { dispatch } from './dispatch.ts';
import { named } from './named.ts';
import { openDeps } from './open-deps.ts';
import { count, logger, traced } from './watch.ts';

/** What the schedules send: a look at what is due, or at everything. */
const Event = z.object({ whole: z.boolean().default(false) });
type Found = Swept & { readonly due: readonly ArticleKey[]; readonly faults: readonly Fault[] };

/** Hands the publisher what is due and what was cut off; a whole sweep verifies everything first, and keeps a checkpoint. */
export async function handler(event: unknown): Promise<Found> {
  const { whole } = Event.parse(event ?? {});
  const deps = await openDeps();
  const { dueForPublication } = await import('../src/pipeline/publish.ts');
  const due = await dueForPublication(deps);
  await dispatch(named('TABLE'), due, Date.now());
  const { sweep } = await import('../src/pipeline/sweep.ts');
  const swept = await traced('sweep', () => sweep(deps, { whole }));
  // What somebody changed must be seen before the publisher puts it right.
  const faults = whole ? await (await import('./verify-all.ts')).verifyAll(deps) : [];
  for (const article of swept.unsettled) logger.warn('readers do not have what the record says', { article });
  await dispatch(named('TABLE'), [...swept.unsettled, ...(swept.isSiteSettled ? [] : ['site' as const])], Date.now());
  count('Due', due.length);
  count('Unsettled', swept.unsettled.length);
  if (whole) count('ReviewsDue', swept.reviewDue.length);
  if (whole) count('SignOffsVoided', swept.voided.length);
  return { ...swept, due, faults };
}
