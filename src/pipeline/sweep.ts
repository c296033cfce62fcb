import { ImprimaturError } from '../errors.ts';
import type { ArticleKey } from '../review/event.ts';
import { everyHead, headsSince } from '../stores/every-head.ts';
import type { HeadRecord } from '../stores/record-store.ts';
import type { Deps } from './deps.ts';
import { dueForPublication } from './publish.ts';
import { isSettled } from './settle.ts';
import { voidLapsed } from './void-lapsed.ts';

/** What a sweep found for the publisher to do, and for people to know. */
export interface Swept {
  /** Approved or scheduled, and its moment has come. */
  readonly due: readonly ArticleKey[];
  /** Published or withdrawn by the record, but not yet by what readers get. */
  readonly unsettled: readonly ArticleKey[];
  /** Lost a sign-off that counts no longer. */
  readonly voided: readonly ArticleKey[];
  /** Live, and a fact of it has come to the day of its review. */
  readonly reviewDue: readonly ArticleKey[];
}

// A change is tried at once and several times after it; what is older than this is left to a whole sweep.
const LOOK_BACK_MS = 3_600_000;

/**
 * Finds what was left undone: publications that are due or were cut off and, in a whole sweep, sign-offs that count no
 * longer and live pages that are due for review. It records the voided sign-offs, and writes nothing public.
 */
export async function sweep(deps: Deps, { whole }: { readonly whole: boolean }): Promise<Swept> {
  const today = deps.clock.today();
  const voided = whole ? await voidLapsed(deps) : [];
  const unsettled: ArticleKey[] = [];
  const reviewDue: ArticleKey[] = [];
  for await (const { head } of whole ? live(deps) : recent(deps)) {
    if (head.live === null) continue;
    if (await needsSettling(head.article, deps)) unsettled.push(head.article);
    const { state, due } = head.live;
    if (whole && state === 'published' && due !== null && due <= today) reviewDue.push(head.article);
  }
  return { due: await dueForPublication(deps), unsettled, voided, reviewDue };
}

function recent({ stores, clock }: Deps): AsyncIterable<HeadRecord> {
  return headsSince(new Date(Date.parse(clock.now()) - LOOK_BACK_MS).toISOString(), stores.records);
}

async function* live({ stores }: Deps): AsyncIterable<HeadRecord> {
  for (const state of ['published', 'withdrawn']) yield* everyHead({ state }, stores.records);
}

async function needsSettling(article: ArticleKey, deps: Deps): Promise<boolean> {
  try {
    return !(await isSettled(article, deps));
  } catch (error) {
    // What cannot be read cannot be written either; `verify` names it.
    if (error instanceof ImprimaturError) return false;
    throw error;
  }
}
