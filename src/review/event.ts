import type { Digest } from '../digest.ts';
import type { SigningRole } from '../policy/policy.ts';

/** The article a record belongs to: slug and locale name it together. */
export interface ArticleKey {
  readonly slug: string;
  readonly locale: string;
}

/** A person as printed at the moment of a decision; later renames never change it. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A build of the article: the draft that now stands, and whether its gates let it into review. */
export interface DraftBuilt {
  readonly type: 'draft.built';
  readonly at: string;
  readonly draft: Digest;
  readonly pack: Digest;
  readonly policy: Digest;
  readonly template: Digest;
  readonly content: Digest;
  readonly report: Digest;
  readonly verdict: 'pass' | 'reject' | 'incomplete';
  readonly title: string;
  readonly contributors: readonly string[];
  /** The roles that must sign, as the policy of the build asked. */
  readonly requires: readonly SigningRole[];
  readonly batch?: string;
  /** The day on which the first of its facts falls due for review. */
  readonly due?: string;
  /** Who changed the pack in the desk, and why; absent where it was built from a pack file. */
  readonly revision?: { readonly person: Person; readonly reason: string };
  /** Who pushed the pack, and the libraries it uses, since the edition that readers have; they are contributors too. */
  readonly pushedBy?: readonly Person[];
}

/** One person's yes, in one role, to one exact draft. */
export interface SignOffGiven {
  readonly type: 'signoff.given';
  readonly at: string;
  readonly draft: Digest;
  readonly policy: Digest;
  readonly role: SigningRole;
  readonly person: Person;
  readonly meaning: string;
  readonly comment?: string;
}

/** A sign-off that stopped counting, and why: by its giver (`revoked`) or by a rule. */
export interface SignOffVoided {
  readonly type: 'signoff.voided';
  readonly at: string;
  readonly draft: Digest;
  readonly role: SigningRole;
  readonly person: Person;
  readonly cause:
    | 'revoked'
    | 'rebuilt'
    | 'changes-requested'
    | 'gate-fails'
    | 'source-retracted'
    | 'role-lost'
    | 'contributor'
    | 'policy-asks-more'
    | 'expired';
  readonly reason: string;
}

/** A reviewer sent the draft back: it leaves review until it is rebuilt to another digest. */
export interface ChangesRequested {
  readonly type: 'changes.requested';
  readonly at: string;
  readonly draft: Digest;
  readonly person: Person;
  readonly reason: string;
}

/** How well its sources carry a claim, by the person who looked. */
export const VERDICTS = ['supports', 'partly', 'does-not'] as const;
/** How well its sources carry a claim. */
export type Verdict = (typeof VERDICTS)[number];

/** One person's verdicts on claims of a draft, in the role in which they answer for them. */
export interface ClaimsJudged {
  readonly type: 'claims.judged';
  readonly at: string;
  readonly draft: Digest;
  readonly role: SigningRole;
  readonly person: Person;
  readonly verdicts: readonly ClaimVerdict[];
}

/** A verdict on one claim: it holds wherever the same claim is made in the same words, place and language. */
export interface ClaimVerdict {
  readonly fact: string;
  /** The digest of all that the verdict is about (see `claimsOf`). */
  readonly claim: Digest;
  readonly verdict: Verdict;
  readonly note?: string;
}

/** A remark on a draft or one of its statements; while a blocking one is open, nobody may sign. */
export interface CommentAdded {
  readonly type: 'comment.added';
  readonly at: string;
  readonly id: string;
  readonly draft: Digest;
  readonly person: Person;
  readonly text: string;
  readonly blocking: boolean;
  /** The fact whose statement it is about, and the words that were read. */
  readonly anchor?: { readonly fact: string; readonly statement: string };
}

/** What a comment asked for is settled. */
export interface CommentResolved {
  readonly type: 'comment.resolved';
  readonly at: string;
  readonly id: string;
  readonly person: Person;
}

/** An approved draft is to be published at a moment; the publication checks everything again. */
export interface PublicationScheduled {
  readonly type: 'publication.scheduled';
  readonly at: string;
  readonly draft: Digest;
  readonly person: Person;
  /** The moment, ISO 8601 in UTC. */
  readonly due: string;
}

/** A schedule was taken back. */
export interface PublicationUnscheduled {
  readonly type: 'publication.unscheduled';
  readonly at: string;
  readonly draft: Digest;
  readonly person: Person;
}

/** A draft that nobody will mend was put aside; only a rebuild to another digest leads out. */
export interface DraftDiscarded {
  readonly type: 'draft.discarded';
  readonly at: string;
  readonly draft: Digest;
  readonly person: Person;
  readonly reason: string;
}

/** Somebody is to look at the draft next, or nobody is; no rule depends on it. */
export interface DraftAssigned {
  readonly type: 'draft.assigned';
  readonly at: string;
  readonly draft: Digest;
  readonly person: Person;
  readonly to: Person | null;
}

/** A sign-off as the public record shows it: as it was when it was given. */
export interface SignOffRecord {
  readonly role: SigningRole;
  readonly person: Person;
  readonly meaning: string;
  readonly at: string;
}

/** A publication that has been decided and is about to be written: the record from which a crash rolls forward. */
export interface EditionReleased {
  readonly type: 'edition.published';
  readonly at: string;
  readonly draft: Digest;
  readonly content: Digest;
  readonly policy: Digest;
  readonly report: Digest;
  readonly signOffs: readonly SignOffRecord[];
  readonly supersedes?: Digest;
}

/** The live page was taken down; its address keeps a notice with this reason. */
export interface EditionWithdrawn {
  readonly type: 'edition.withdrawn';
  readonly at: string;
  readonly draft: Digest;
  readonly person: Person;
  readonly reason: string;
}

/** Everything that can happen to an article; events are added, never changed. */
export type ReviewEvent =
  | DraftBuilt
  | SignOffGiven
  | SignOffVoided
  | ChangesRequested
  | EditionReleased
  | EditionWithdrawn
  | ClaimsJudged
  | CommentAdded
  | CommentResolved
  | PublicationScheduled
  | PublicationUnscheduled
  | DraftDiscarded
  | DraftAssigned;

/** The states of an article's open edition. */
export type OpenState = 'rejected' | 'in_review' | 'changes_requested' | 'approved' | 'scheduled' | 'discarded';
