import type { Digest } from '../digest.ts';
import type { Reason } from '../errors.ts';
import { personOf, type SigningRole } from '../policy/policy.ts';
import type { Claim } from './claims.ts';
import type { ClaimsJudged, Verdict } from './event.ts';
import { type Asked, type Decision, draftReasons, printed, reason, roleReasons } from './reasons.ts';

/** Verdicts that a person wants to give, by the id of the fact. */
export interface GivenVerdicts {
  readonly role: SigningRole;
  readonly digest: Digest;
  readonly verdicts: readonly { readonly fact: string; readonly verdict: Verdict; readonly note?: string }[];
}

/** A person's verdicts on claims of the draft they name, each in the scope of their role. */
export function decideClaims(
  { state, policy, person, now }: Asked,
  { role, digest, verdicts }: GivenVerdicts,
  claims: readonly Claim[],
): Decision<ClaimsJudged> {
  const entry = personOf(policy, person);
  const reasons: Reason[] = [...roleReasons(entry, person, [role], 'judge claims as'), ...draftReasons(state, digest)];
  if (state.built?.contributors.includes(person))
    reasons.push(
      reason('contributor', `${person} contributed to this article`, 'Someone who did not work on it must judge it.'),
    );
  if (verdicts.length === 0) reasons.push(reason('no-verdict', 'no verdict was given', 'Judge at least one claim.'));
  const twice = verdicts.filter(({ fact }, index) => verdicts.findIndex((other) => other.fact === fact) < index);
  for (const { fact } of twice)
    reasons.push(reason('judged-twice', `${fact} is judged twice`, 'Give one verdict for each claim.'));
  const known = new Map(claims.map((claim) => [claim.fact, claim]));
  for (const { fact, verdict, note } of verdicts) {
    const claim = known.get(fact);
    if (claim === undefined)
      reasons.push(reason('no-claim', `the draft shows no claim ${fact}`, 'Name a claim of the draft.'));
    else if (claim.role !== role)
      reasons.push(reason('other-scope', `${fact} is for ${claim.role} to judge`, 'Judge the claims of your role.'));
    if (verdict !== 'supports' && (note ?? '').trim() === '')
      reasons.push(
        reason('no-note', `${fact}: the verdict comes without a note`, 'Say what its source does not carry.'),
      );
  }
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  return {
    ok: true,
    event: {
      type: 'claims.judged',
      at: now,
      draft: digest,
      role,
      person: printed(entry),
      verdicts: verdicts.map(({ fact, verdict, note }) => ({
        fact,
        claim: known.get(fact)?.digest ?? digest,
        verdict,
        ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }),
      })),
    },
  };
}
