import { setTimeout as wait } from 'node:timers/promises';
import { ImprimaturError } from '../errors.ts';
import type { Deps } from '../pipeline/deps.ts';
import { keepCheckpoint } from '../pipeline/keep-checkpoint.ts';
import { dueForPublication, type Publication, publishAll, settleAll } from '../pipeline/publish.ts';
import { voidLapsed } from '../pipeline/void-lapsed.ts';
import { printPublications } from './publish.ts';
import type { RenewedDeps } from './renewed-deps.ts';
import type { Terminal } from './terminal.ts';

// How soon an approval given in another terminal is online.
const LOOK_AGAIN_MS = 1_000;
// How soon a sign-off that counts no longer is taken off the queue; publishing looks at each again anyway.
const VOID_AGAIN_MS = 60_000;

/**
 * Publishes what is approved and looks again every second, until it is told to stop. What fails is told once, tried
 * again and never ends it: readers keep the pages they have.
 */
export async function publishUntil(
  stopping: AbortSignal,
  { deps, renew }: RenewedDeps,
  terminal: Terminal,
): Promise<void> {
  const told = new Set<string>();
  const tried = async (step: () => Promise<void>): Promise<boolean> => {
    try {
      await step();
      return true;
    } catch (error) {
      if (!(error instanceof ImprimaturError)) throw error;
      if (!told.has(error.message)) terminal.note(`Could not publish, trying again: ${error.message}`);
      told.add(error.message);
      return false;
    }
  };
  let settled = true;
  let looked = Number.NEGATIVE_INFINITY;
  while (!stopping.aborted) {
    if (performance.now() - looked > VOID_AGAIN_MS) {
      await tried(async () => void (await voidLapsed(deps)));
      looked = performance.now();
    }
    if (!settled) settled = await tried(() => settleAll(deps));
    const done = await tried(async () => {
      await renew();
      const publications = (await drain(deps)).filter((publication) => isNews(publication, told));
      if (publications.length === 0) return;
      // What was refused may have been recorded before: only its files are missing then.
      if (publications.some((publication) => 'reasons' in publication)) settled = false;
      printPublications(publications, terminal);
      await keepCheckpoint(deps);
    });
    settled &&= done;
    await wait(LOOK_AGAIN_MS, undefined, { signal: stopping }).catch(() => {});
  }
}

/** Whether a publication is worth telling: a refusal is, once. */
function isNews(publication: Publication, told: Set<string>): boolean {
  if (publication.outcome !== 'refused') return true;
  const refusal = JSON.stringify(publication);
  const known = told.has(refusal);
  told.add(refusal);
  return !known;
}

async function drain(deps: Deps): Promise<readonly Publication[]> {
  const due = await dueForPublication(deps);
  return due.length === 0 ? [] : publishAll(deps, due);
}
