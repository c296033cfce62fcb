import { readHtml } from '../document/read-html.ts';
import type { LedgerEntry } from '../ledger/chain.ts';
import { type ArticleState, openState } from '../review/article-state.ts';
import { type Claim, claimsOf, type Judgement, judgementsOn } from '../review/claims.ts';
import type { ArticleKey, DraftBuilt, OpenState } from '../review/event.ts';
import { type Action, actionsFor } from './actions.ts';
import type { Deps } from './deps.ts';
import { type KeptDraft, readDraft } from './keep-draft.ts';
import { loadArticle } from './load-article.ts';

/** An article as a person of the house sees it in the desk. */
export interface SeenDraft {
  readonly article: ArticleKey;
  readonly state: ArticleState;
  readonly open: OpenState | undefined;
  readonly entries: readonly LedgerEntry[];
  readonly built: DraftBuilt;
  readonly kept: KeptDraft;
  readonly claims: readonly Claim[];
  /** The section headings of the page, by id. */
  readonly headings: ReadonlyMap<string, string>;
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly actions: readonly Action[];
}

/** Loads everything that a person looks at before deciding on an article; rejects with `not-found` without a draft. */
export async function lookAtDraft(article: ArticleKey, person: string, deps: Deps): Promise<SeenDraft> {
  const { stores, house, clock } = deps;
  const { policy } = house.policy;
  const { state, entries } = await loadArticle(article, stores);
  const built = state.built as DraftBuilt;
  const kept = await readDraft(built, stores.blobs);
  const document = readHtml(kept.html);
  const claims = claimsOf(kept.pack, document.statements, policy.signOffs.roles);
  const asked = { state, policy, person, now: clock.now() };
  return {
    article,
    state,
    open: openState(state),
    entries,
    built,
    kept,
    claims,
    headings: new Map(document.sections.flatMap(({ id, heading }) => (heading === undefined ? [] : [[id, heading]]))),
    judgements: judgementsOn(claims, state, policy),
    actions: actionsFor(asked, claims),
  };
}
