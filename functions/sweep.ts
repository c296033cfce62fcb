import * as z from 'zod';
import type { Swept } from '../src/pipeline/sweep.ts';
import type { Fault } from '../src/pipeline/verify.ts';
import { dispatch } from './dispatch.ts';
import { named } from './named.ts';
import { openDeps } from './open-deps.ts';
import { count, logger, traced } from './watch.ts';

/** What the schedules send: a look at what is due, or at everything. */
const Event = z.object({ whole: z.boolean().default(false) });

/** Finds what the stream has lost and what a date brought about, and hands it to the publisher; a whole sweep verifies too. */
export async function handler(event: unknown): Promise<Swept & { readonly faults: readonly Fault[] }> {
  const { whole } = Event.parse(event ?? {});
  const deps = await openDeps();
  const { sweep } = await import('../src/pipeline/sweep.ts');
  const swept = await traced('sweep', () => sweep(deps, { whole }));
  await dispatch(named('TABLE'), [...swept.due, ...swept.unsettled], Date.now());
  count('Due', swept.due.length);
  count('Unsettled', swept.unsettled.length);
  if (!whole) return { ...swept, faults: [] };
  const { verify } = await import('../src/pipeline/verify.ts');
  const { faults } = await traced('verify', () => verify(deps));
  for (const fault of faults) logger.error('integrity', { ...fault });
  count('IntegrityFaults', faults.length);
  count('ReviewsDue', swept.reviewDue.length);
  count('SignOffsVoided', swept.voided.length);
  // A record that does not hold together must not become what later records are held against.
  if (faults.length === 0) await (await import('../src/pipeline/keep-checkpoint.ts')).keepCheckpoint(deps);
  return { ...swept, faults };
}
