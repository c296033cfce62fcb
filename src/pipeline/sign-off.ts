import type { Digest } from '../digest.ts';
import type { SigningRole } from '../policy/policy.ts';
import { stateAfter } from '../review/article-state.ts';
import { type Claim, judgementsOn } from '../review/claims.ts';
import { decideSignOff } from '../review/decide.ts';
import { decideClaims } from '../review/decide-claims.ts';
import type { ArticleKey, SignOffGiven } from '../review/event.ts';
import type { Asked, Decision } from '../review/reasons.ts';
import { claimsOfDraft } from './claims-of-draft.ts';
import type { Deps } from './deps.ts';
import { type Taken, takeDecision } from './take-decision.ts';

/** A sign-off that a person wants to give. */
export interface GivenSignOff {
  readonly role: SigningRole;
  readonly digest: Digest;
  readonly comment?: string;
  /** Records that its sources support every claim of the role that has no verdict yet. */
  readonly allSupported?: boolean;
}

/** Records a person's sign-off of the exact draft they name; rejects with `refused` and every reason why not. */
export function signOff(
  article: ArticleKey,
  person: string,
  given: GivenSignOff,
  deps: Deps,
): Promise<Taken<SignOffGiven>> {
  const { policy } = deps.house.policy;
  return takeDecision(article, person, deps, async (asked, { state }) => {
    const claims = await claimsOfDraft(state.built, deps.stores.blobs, policy);
    return given.allSupported === true ? withVerdicts(asked, given, claims) : decideSignOff(asked, given, claims);
  });
}

function withVerdicts(asked: Asked, given: GivenSignOff, claims: readonly Claim[]): Decision<SignOffGiven> {
  const { role, digest } = given;
  const judged = judgementsOn(claims, asked.state, asked.policy);
  const open = claims.filter((claim) => claim.role === role && !judged.has(claim.fact));
  const verdicts = open.map(({ fact }) => ({ fact, verdict: 'supports' as const }));
  if (verdicts.length === 0) return decideSignOff(asked, given, claims);
  const first = decideClaims(asked, { role, digest, verdicts }, claims);
  const state = first.ok ? stateAfter([first.event], asked.state) : asked.state;
  const signed = decideSignOff({ ...asked, state }, given, claims);
  return signed.ok && first.ok ? { ...signed, before: [first.event] } : signed.ok && !first.ok ? first : signed;
}
