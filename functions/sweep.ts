import { keepCheckpoint } from '../src/pipeline/keep-checkpoint.ts';
import { dueForPublication, publishAll, settleAll } from '../src/pipeline/publish.ts';
import { openDeps } from './open-deps.ts';
import { count, logger } from './watch.ts';

/** Publishes what is due, finishes what was cut off, and keeps a checkpoint: whatever the stream has lost is found here. */
export async function handler(): Promise<{ readonly published: number; readonly refused: number }> {
  const deps = await openDeps();
  const publications = await publishAll(deps, await dueForPublication(deps));
  const refused = publications.filter((publication) => 'reasons' in publication);
  for (const publication of refused) logger.warn('an article was not published', { ...publication });
  await settleAll(deps);
  await keepCheckpoint(deps);
  count('SweepRefused', refused.length);
  return { published: publications.length - refused.length, refused: refused.length };
}
