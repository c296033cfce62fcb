import type { Draft } from '../draft/draft.ts';
import { EMPTY_TIP } from '../ledger/chain.ts';
import { type Policy, personOf } from '../policy/policy.ts';
import { type ArticleState, NEW_ARTICLE, openState } from '../review/article-state.ts';
import type { DraftBuilt, Person, ReviewEvent } from '../review/event.ts';
import { voided } from '../review/voids.ts';
import type { Change } from '../stores/record-store.ts';
import type { PreparedDraft } from './check-noting.ts';
import type { Deps } from './deps.ts';
import { keepDraft } from './keep-draft.ts';
import { findArticle, headAfter, type LoadedArticle } from './load-article.ts';

/** What a build changes: nothing when the same digest stands with the same verdict. */
export interface PlannedBuild {
  readonly change: Change | undefined;
  readonly before: LoadedArticle | undefined;
}

/** Keeps a prepared draft and says what has to be committed for it to stand in the queue. */
export async function planBuild(
  prepared: PreparedDraft,
  batch: string | undefined,
  { stores, house, clock }: Deps,
  revision?: DraftBuilt['revision'],
): Promise<PlannedBuild> {
  const { draft, verdict, contributors } = prepared;
  const article = { slug: draft.slug, locale: draft.locale };
  const before = await findArticle(article, stores);
  const state = before?.state ?? NEW_ARTICLE;
  // Of the same bytes, a look that could not finish concludes nothing: what stands of them stands.
  if (state.built?.draft === draft.digest && (state.built.verdict === verdict || verdict === 'incomplete'))
    return { change: undefined, before };
  const kept = await keepDraft(prepared, stores.blobs);
  const at = clock.now();
  const pushers = pushersOf(state, prepared.pushedBy, house.policy.policy);
  const event: DraftBuilt = {
    type: 'draft.built',
    at,
    ...namesOf(draft),
    report: kept,
    verdict,
    title: draft.title,
    contributors: [...new Set([...contributors, ...pushers.map(({ id }) => id)])],
    requires: house.policy.policy.signOffs.roles,
    ...(batch === undefined ? {} : { batch }),
    ...(prepared.due === undefined ? {} : { due: prepared.due }),
    ...(revision === undefined ? {} : { revision }),
    ...(pushers.length === 0 ? {} : { pushedBy: pushers }),
  };
  const events: ReviewEvent[] = [...voidsOf(state, event, at), event];
  const head = headAfter({ article, state }, events);
  return { change: { article, onto: before?.tip ?? EMPTY_TIP, events, head }, before };
}

// What somebody pushed stays theirs until readers have an edition of it, whoever pushes or mends the pack after them.
function pushersOf(state: ArticleState, ids: readonly string[], policy: Policy): readonly Person[] {
  const before = openState(state) === undefined ? [] : (state.built?.pushedBy ?? []);
  const added = ids.filter((id) => !before.some((person) => person.id === id));
  return [...before, ...added.map((id) => ({ id, name: personOf(policy, id)?.name ?? id }))];
}

function namesOf({ digest, pack, policy, template, content }: Draft) {
  return { draft: digest, pack, policy, template, content };
}

/** Sign-offs never carry over to another digest, nor past a gate that now fails. */
function voidsOf(state: ArticleState, event: DraftBuilt, at: string): readonly ReviewEvent[] {
  return state.signOffs.map((given) =>
    given.draft === event.draft
      ? voided(given, at, 'gate-fails', 'A gate that passed when it was given fails now.')
      : voided(given, at, 'rebuilt', 'The draft was rebuilt to another digest.'),
  );
}
