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
  | EditionWithdrawn;

/** The states of an article's open edition. */
export type OpenState = 'rejected' | 'in_review' | 'changes_requested' | 'approved' | 'scheduled' | 'published';
