import type { Digest } from '../digest.ts';
import type { Reason } from '../errors.ts';
import { personOf, type Role, type SigningRole } from '../policy/policy.ts';
import { currentEdition } from './article-state.ts';
import { type Claim, judgementsOn } from './claims.ts';
import type { ChangesRequested, EditionWithdrawn, SignOffGiven, SignOffVoided } from './event.ts';
import { MEANINGS } from './meaning.ts';
import { type Asked, type Decision, draftReasons, printed, reason, roleReasons, unknown } from './reasons.ts';
import { voided } from './voids.ts';

/** A person's yes, in one role, to the exact draft they name: refused with all reasons at once. */
export function decideSignOff(
  asked: Asked,
  { role, digest, comment }: { readonly role: SigningRole; readonly digest: Digest; readonly comment?: string },
  claims: readonly Claim[],
): Decision<SignOffGiven> {
  const { state, policy, person, now } = asked;
  const entry = personOf(policy, person);
  const reasons: Reason[] = [...roleReasons(entry, person, [role], 'sign off as'), ...draftReasons(state, digest)];
  reasons.push(...claimReasons(asked, role, claims), ...commentReasons(asked));
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

/** Whoever signs has looked at each claim of the role, if the policy asks for that; what was found unsupported blocks. */
function claimReasons({ state, policy }: Asked, role: SigningRole, claims: readonly Claim[]): readonly Reason[] {
  const own = claims.filter((claim) => claim.role === role);
  const judged = judgementsOn(own, state, policy);
  const refused = own.filter(({ fact }) => judged.get(fact)?.verdict.verdict === 'does-not');
  const open = policy.signOffs.verdicts === 'required' ? own.filter(({ fact }) => !judged.has(fact)) : [];
  const reasons: Reason[] = [];
  if (refused.length > 0)
    reasons.push(
      reason(
        'unsupported-claim',
        `${refused.length} of the ${role} claims were found not to be supported: ${namesOf(refused)}`,
        'Request changes, or judge them again.',
      ),
    );
  if (open.length > 0)
    reasons.push(
      reason(
        'undecided-claims',
        `${open.length} of ${own.length} ${role} claims have no verdict yet: ${namesOf(open)}`,
        'Judge each claim against its source; a whole section can be judged at once.',
      ),
    );
  return reasons;
}

const MOST_NAMED = 5;

function namesOf(claims: readonly Claim[]): string {
  const named = claims.slice(0, MOST_NAMED).map(({ fact }) => fact);
  return claims.length > MOST_NAMED ? `${named.join(', ')} and others` : named.join(', ');
}

function commentReasons({ state }: Asked): readonly Reason[] {
  const open = state.comments.filter(({ added, resolved }) => added.blocking && resolved === undefined);
  if (open.length === 0) return [];
  const message = `${open.length} blocking ${open.length === 1 ? 'comment is' : 'comments are'} open`;
  return [reason('open-comments', message, 'Settle them first.')];
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
