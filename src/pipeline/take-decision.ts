import { ImprimaturError } from '../errors.ts';
import type { ArticleKey, ReviewEvent } from '../review/event.ts';
import type { Asked, Decision } from '../review/reasons.ts';
import type { Head } from '../stores/record-store.ts';
import type { Deps } from './deps.ts';
import { append, headAfter, type LoadedArticle, loadArticle } from './load-article.ts';

/** What a decision led to. */
export interface Taken<Event extends ReviewEvent> {
  readonly event: Event;
  readonly head: Head;
}

/** Loads an article, asks whether a person may decide, and records the decision; rejects with `refused` and every reason. */
export async function takeDecision<Event extends ReviewEvent>(
  article: ArticleKey,
  person: string,
  { stores, house, clock }: Deps,
  decide: (asked: Asked, loaded: LoadedArticle) => Decision<Event> | Promise<Decision<Event>>,
  after: (event: Event, loaded: LoadedArticle) => readonly ReviewEvent[] = () => [],
): Promise<Taken<Event>> {
  const loaded = await loadArticle(article, stores);
  const decision = await decide({ state: loaded.state, policy: house.policy.policy, person, now: clock.now() }, loaded);
  if (!decision.ok)
    throw new ImprimaturError('refused', decision.reasons.map(({ message }) => message).join('; '), {
      reasons: decision.reasons,
    });
  const events = [...(decision.before ?? []), decision.event, ...after(decision.event, loaded)];
  await append(loaded, events, stores);
  return { event: decision.event, head: headAfter(loaded, events) };
}
