import type { Digest } from '../digest.ts';
import type { Reason } from '../errors.ts';
import { type Policy, personOf, type Role, type RosterEntry, type SigningRole } from '../policy/policy.ts';
import { type ArticleState, currentEdition, openState } from './article-state.ts';
import type { ChangesRequested, EditionWithdrawn, Person, SignOffGiven, SignOffVoided } from './event.ts';
import { MEANINGS } from './meaning.ts';
import { voided } from './voids.ts';

/** Either the event that a decision leads to, or every reason why it may not be taken. */
export type Decision<Event> =
  | { readonly ok: true; readonly event: Event }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

/** Who asks, in what house, when. */
export interface Asked {
  readonly state: ArticleState;
  readonly policy: Policy;
  readonly person: string;
  readonly now: string;
}

const reason = (code: string, message: string, remedy: string): Reason => ({ code, message, remedy });

/** A person's yes, in one role, to the exact draft they name: refused with all reasons at once. */
export function decideSignOff(
  { state, policy, person, now }: Asked,
  { role, digest, comment }: { readonly role: SigningRole; readonly digest: Digest; readonly comment?: string },
): Decision<SignOffGiven> {
  const entry = personOf(policy, person);
  const reasons: Reason[] = [...roleReasons(entry, person, [role], 'sign off as'), ...draftReasons(state, digest)];
  const { built, signOffs } = state;
  if (built?.contributors.includes(person))
    reasons.push(
      reason('contributor', `${person} contributed to this article`, 'Someone who did not work on it must sign.'),
    );
  const own = signOffs.find((given) => given.person.id === person);
  if (own !== undefined)
    reasons.push(
      reason(
        'already-signed',
        `${person} has already signed this draft off as ${own.role}`,
        'Each role is signed by another person.',
      ),
    );
  const taken = signOffs.find((given) => given.role === role && given.person.id !== person);
  if (taken !== undefined)
    reasons.push(
      reason(
        'role-taken',
        `${taken.person.name} has already signed this draft off as ${role}`,
        'Nothing is left to do in this role.',
      ),
    );
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  return {
    ok: true,
    event: {
      type: 'signoff.given',
      at: now,
      draft: digest,
      policy: built?.policy ?? digest,
      role,
      person: printed(entry),
      meaning: MEANINGS[role],
      ...(comment === undefined ? {} : { comment }),
    },
  };
}

/** Sends the draft back with a reason; any role that signs may do so. */
export function decideChanges(
  { state, policy, person, now }: Asked,
  { digest, why }: { readonly digest: Digest; readonly why: string },
): Decision<ChangesRequested> {
  const entry = personOf(policy, person);
  const reasons = [
    ...roleReasons(entry, person, policy.signOffs.roles, 'request changes as'),
    ...draftReasons(state, digest),
  ];
  if (why.trim() === '') reasons.push(reason('no-reason', 'no reason was given', 'Say what has to change.'));
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  return {
    ok: true,
    event: { type: 'changes.requested', at: now, draft: digest, person: printed(entry), reason: why },
  };
}

/** Takes back one's own sign-off, as long as the draft is not published. */
export function decideRevoke({ state, policy, person, now }: Asked, why: string): Decision<SignOffVoided> {
  const given = state.signOffs.find((signOff) => signOff.person.id === person);
  const published = given !== undefined && currentEdition(state)?.released.draft === given.draft;
  const reasons: Reason[] = [];
  if (personOf(policy, person) === undefined) reasons.push(unknown(person));
  if (given === undefined)
    reasons.push(reason('not-signed', `${person} has no sign-off on the current draft`, 'There is nothing to revoke.'));
  if (published) reasons.push(reason('published', 'the draft is already published', 'Withdraw the page instead.'));
  if (reasons.length > 0 || given === undefined) return { ok: false, reasons };
  return { ok: true, event: voided(given, now, 'revoked', why.trim() === '' ? 'Taken back by its giver.' : why) };
}

const MAY_WITHDRAW: readonly Role[] = ['editor', 'medical', 'legal', 'publisher'];

/** Takes the live page down: any one editor, reviewer or publisher, at once, with a reason that the public reads. */
export function decideWithdraw({ state, policy, person, now }: Asked, why: string): Decision<EditionWithdrawn> {
  const entry = personOf(policy, person);
  const edition = currentEdition(state);
  const reasons = [...roleReasons(entry, person, MAY_WITHDRAW, 'withdraw as')];
  if (edition === undefined || edition.withdrawn !== undefined)
    reasons.push(reason('not-live', 'no edition of this article is live', 'There is nothing to withdraw.'));
  if (why.trim() === '') reasons.push(reason('no-reason', 'no reason was given', 'Say why; the public will read it.'));
  if (reasons.length > 0 || entry === undefined || edition === undefined) return { ok: false, reasons };
  const event: EditionWithdrawn = {
    type: 'edition.withdrawn',
    at: now,
    draft: edition.released.draft,
    person: printed(entry),
    reason: why.trim(),
  };
  return { ok: true, event };
}

const printed = ({ id, name }: RosterEntry): Person => ({ id, name });

const unknown = (person: string): Reason =>
  reason(
    'not-on-roster',
    `${person} is not on the roster of the house`,
    'Ask an admin to add the person to the policy.',
  );

function roleReasons(
  entry: RosterEntry | undefined,
  person: string,
  roles: readonly Role[],
  doing: string,
): readonly Reason[] {
  if (entry === undefined) return [unknown(person)];
  if (entry.roles.some((held) => roles.includes(held))) return [];
  const message = `${person} holds ${entry.roles.join(', ')} and may not ${doing} ${roles.join(', ')}`;
  return [reason('wrong-role', message, 'Someone who holds the role must do it.')];
}

function draftReasons(state: ArticleState, digest: Digest): readonly Reason[] {
  const { built } = state;
  if (built === undefined) return [reason('no-draft', 'the article has no draft', 'Build it first.')];
  if (built.draft !== digest)
    return [
      reason(
        'stale-digest',
        `the draft is now ${built.draft}, not ${digest}`,
        'Look at the current draft and decide on that.',
      ),
    ];
  const open = openState(state);
  if (open === 'in_review') return [];
  if (open === undefined)
    return [reason('already-published', 'this draft is already published', 'Build a new one to change it.')];
  if (open === 'approved') return [];
  const remedy =
    open === 'rejected' ? 'Mend what its report names and build it again.' : 'Build it again with the changes.';
  return [reason(open.replace('_', '-'), `the draft is ${open.replace('_', ' ')}`, remedy)];
}
