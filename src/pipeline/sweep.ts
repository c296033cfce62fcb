import { ImprimaturError } from '../errors.ts';
import type { ArticleKey } from '../review/event.ts';
import { everyHead, headsSince } from '../stores/every-head.ts';
import type { HeadRecord } from '../stores/record-store.ts';
import type { Deps } from './deps.ts';
import { inOrder } from './in-order.ts';
import { isSettled, isSiteSettled } from './settle.ts';
import { voidLapsed } from './void-lapsed.ts';

/** What a sweep found for the publisher to do, and for people to know. */
export interface Swept {
  /** Published or withdrawn by the record, but not yet by what readers get. */
  readonly unsettled: readonly ArticleKey[];
  /** Whether the pages that list the site are what is live; a sweep that is not whole does not look. */
  readonly isSiteSettled: boolean;
  /** Lost a sign-off that counts no longer. */
  readonly voided: readonly ArticleKey[];
  /** Live, and a fact of it has come to the day of its review. */
  readonly reviewDue: readonly ArticleKey[];
}

// A change is tried at once and several times after it; what is older than this is left to a whole sweep.
const LOOK_BACK_MS = 3_600_000;
const AT_ONCE = 16;

/**
 * Finds what was left undone: publications and withdrawals that were cut off in the last hour or, in a whole sweep, at any
 * time, and then also sign-offs that count no longer and live pages that are due for review. It records the voided
 * sign-offs, and writes nothing public.
 */
export async function sweep(deps: Deps, { whole }: { readonly whole: boolean }): Promise<Swept> {
  const today = deps.clock.today();
  const voided = whole ? await voidLapsed(deps) : [];
  const unsettled: ArticleKey[] = [];
  const reviewDue: ArticleKey[] = [];
  const look = async ({ head }: HeadRecord) => ({ head, isUnsettled: await needsSettling(head.article, deps) });
  for await (const { head, isUnsettled } of inOrder(whole ? live(deps) : recent(deps), AT_ONCE, look)) {
    if (isUnsettled) unsettled.push(head.article);
    const isDue = head.live?.state === 'published' && head.live.due !== null && head.live.due <= today;
    if (whole && isDue) reviewDue.push(head.article);
  }
  return { unsettled, isSiteSettled: whole ? await isSiteSettled(deps) : true, voided, reviewDue };
}

/** Articles that went live or were withdrawn a short while ago. */
async function* recent({ stores, clock }: Deps): AsyncIterable<HeadRecord> {
  const since = new Date(Date.parse(clock.now()) - LOOK_BACK_MS).toISOString();
  for await (const record of headsSince(since, stores.records))
    if (record.head.live !== null && record.head.live.since >= since) yield record;
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
