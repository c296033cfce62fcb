import type { Digest } from '../digest.ts';
import { decideSchedule, decideUnschedule } from '../review/decide-publication.ts';
import type { ArticleKey, PublicationScheduled, PublicationUnscheduled } from '../review/event.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** Sets the moment at which an approved draft is published; everything is checked again then. */
export function schedule(
  article: ArticleKey,
  person: string,
  { digest, due }: { readonly digest: Digest; readonly due: string },
  deps: Deps,
): Promise<Taken<PublicationScheduled>> {
  return takeDecision(article, person, deps, (asked) => decideSchedule(asked, digest, due));
}

/** Has whoever publishes elsewhere publish an approved draft at the next moment. */
export function publishNext(
  article: ArticleKey,
  person: string,
  digest: Digest,
  deps: Deps,
): Promise<Taken<PublicationScheduled>> {
  return takeDecision(article, person, deps, (asked) => decideSchedule(asked, digest, asked.now));
}

/** Takes a schedule back; the draft stays approved. */
export function unschedule(article: ArticleKey, person: string, deps: Deps): Promise<Taken<PublicationUnscheduled>> {
  return takeDecision(article, person, deps, (asked) => decideUnschedule(asked));
}
