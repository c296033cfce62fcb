import type { SigningRole } from '../policy/policy.ts';
import type {
  ChangesRequested,
  ClaimsJudged,
  CommentAdded,
  CommentResolved,
  DraftBuilt,
  DraftDiscarded,
  EditionReleased,
  EditionWithdrawn,
  OpenState,
  Person,
  PublicationScheduled,
  ReviewEvent,
  SignOffGiven,
} from './event.ts';

/** What the events of an article add up to. */
export interface ArticleState {
  /** The newest draft, whatever became of it. */
  readonly built: DraftBuilt | undefined;
  /** Sign-offs of the newest draft that nothing has voided yet. */
  readonly signOffs: readonly SignOffGiven[];
  /** The request that took the newest draft out of review. */
  readonly changesRequested: ChangesRequested | undefined;
  /** Every edition that readers have had, oldest first. */
  readonly editions: readonly Edition[];
  /** Every verdict on a claim of this article, oldest first; which of them still speak is for `judgementsOn` to say. */
  readonly judgements: readonly ClaimsJudged[];
  /** Every comment, oldest first, with what settled it. */
  readonly comments: readonly Comment[];
  /** When the newest draft is to be published, if that is set. */
  readonly scheduled: PublicationScheduled | undefined;
  /** What put the newest draft aside. */
  readonly discarded: DraftDiscarded | undefined;
  /** Who is to look at the article next. */
  readonly assigned: Person | undefined;
}

/** A comment, and what settled it if it is. */
export interface Comment {
  readonly added: CommentAdded;
  readonly resolved: CommentResolved | undefined;
}

/** A draft that was published, and its withdrawal if it came to that. */
export interface Edition {
  readonly released: EditionReleased;
  /** The build of the draft that was published. */
  readonly built: DraftBuilt | undefined;
  readonly withdrawn: EditionWithdrawn | undefined;
}

/** The state of an article that nothing has happened to. */
export const NEW_ARTICLE: ArticleState = {
  built: undefined,
  signOffs: [],
  changesRequested: undefined,
  editions: [],
  judgements: [],
  comments: [],
  scheduled: undefined,
  discarded: undefined,
  assigned: undefined,
};

const FRESH = { signOffs: [], changesRequested: undefined, scheduled: undefined, discarded: undefined } as const;

/** The state after some events, starting from another state or from none. */
export function stateAfter(events: readonly ReviewEvent[], from: ArticleState = NEW_ARTICLE): ArticleState {
  return events.reduce(apply, from);
}

function apply(state: ArticleState, event: ReviewEvent): ArticleState {
  switch (event.type) {
    case 'draft.built':
      if (event.draft === state.built?.draft) return { ...state, built: event };
      return { ...state, ...FRESH, built: event };
    case 'signoff.given':
      // A yes to another draft is no yes to this one, wherever it comes from.
      if (event.draft !== state.built?.draft) return state;
      return { ...state, signOffs: [...state.signOffs, event] };
    case 'signoff.voided':
      return { ...state, signOffs: state.signOffs.filter((given) => !isSame(given, event)) };
    case 'changes.requested':
      if (event.draft !== state.built?.draft) return state;
      return { ...state, changesRequested: event };
    case 'claims.judged':
      return { ...state, judgements: [...state.judgements, event] };
    case 'comment.added':
      return { ...state, comments: [...state.comments, { added: event, resolved: undefined }] };
    case 'comment.resolved':
      return {
        ...state,
        comments: state.comments.map((comment) =>
          comment.added.id === event.id ? { ...comment, resolved: event } : comment,
        ),
      };
    case 'publication.scheduled':
      return event.draft === state.built?.draft ? { ...state, scheduled: event } : state;
    case 'publication.unscheduled':
      return { ...state, scheduled: undefined };
    case 'draft.discarded':
      return event.draft === state.built?.draft ? { ...state, discarded: event } : state;
    case 'draft.assigned':
      return { ...state, assigned: event.to ?? undefined };
    case 'edition.published':
      return {
        ...state,
        assigned: undefined,
        editions: [...state.editions, { released: event, built: state.built, withdrawn: undefined }],
      };
    case 'edition.withdrawn':
      return {
        ...state,
        editions: state.editions.map((edition, index) =>
          index === state.editions.length - 1 ? { ...edition, withdrawn: event } : edition,
        ),
      };
  }
}

type Signature = { readonly draft: string; readonly role: SigningRole; readonly person: { readonly id: string } };

function isSame(a: Signature, b: Signature): boolean {
  return a.draft === b.draft && a.role === b.role && a.person.id === b.person.id;
}

/** The newest edition, live or withdrawn. */
export function currentEdition(state: ArticleState): Edition | undefined {
  return state.editions.at(-1);
}

/** The state of the open edition; `undefined` when the newest draft is the one that was published last. */
export function openState(state: ArticleState): OpenState | undefined {
  const { built } = state;
  if (built === undefined || currentEdition(state)?.released.draft === built.draft) return undefined;
  if (state.discarded !== undefined) return 'discarded';
  if (built.verdict !== 'pass') return 'rejected';
  if (state.changesRequested !== undefined) return 'changes_requested';
  const signed = new Set(state.signOffs.map(({ role }) => role));
  if (!built.requires.every((role) => signed.has(role))) return 'in_review';
  return state.scheduled === undefined ? 'approved' : 'scheduled';
}
