import type { Digest } from '../digest.ts';
import { decideComment, decideResolve } from '../review/decide-comment.ts';
import type { ArticleKey, CommentAdded, CommentResolved } from '../review/event.ts';
import { claimsOfDraft } from './claims-of-draft.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** A remark that a person wants to make; `blocking` keeps everybody from signing until it is settled. */
export interface GivenComment {
  readonly digest: Digest;
  readonly text: string;
  readonly blocking: boolean;
  readonly fact?: string;
}

/** Records a person's comment on the draft they name, or on one of its statements. */
export function comment(
  article: ArticleKey,
  person: string,
  given: GivenComment,
  deps: Deps,
): Promise<Taken<CommentAdded>> {
  return takeDecision(article, person, deps, async (asked, { state }) => {
    const claims = await claimsOfDraft(state.built, deps.stores.blobs, deps.house.policy.policy);
    // Numbered by their order: the chain refuses two of the same number.
    return decideComment(asked, { ...given, id: `c${state.comments.length + 1}` }, claims);
  });
}

/** Settles a comment; a blocking one is not for the article's own writers to settle. */
export function resolveComment(
  article: ArticleKey,
  person: string,
  id: string,
  deps: Deps,
): Promise<Taken<CommentResolved>> {
  return takeDecision(article, person, deps, (asked) => decideResolve(asked, id));
}
