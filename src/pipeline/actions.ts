import type { Reason } from '../errors.ts';
import type { Claim } from '../review/claims.ts';
import { decideChanges, decideRevoke, decideSignOff, decideWithdraw } from '../review/decide.ts';
import { decideAssignment } from '../review/decide-assignment.ts';
import { decideClaims } from '../review/decide-claims.ts';
import { decideComment } from '../review/decide-comment.ts';
import { decideDiscard, decideUnschedule, publicationReasons } from '../review/decide-publication.ts';
import { MEANINGS } from '../review/meaning.ts';
import type { Asked, Decision } from '../review/reasons.ts';
import { correctionReasons, revisionReasons } from './revise.ts';

/** The names of what a person can do with an article. */
export const ACTION_NAMES = [
  'sign-off',
  'judge',
  'request-changes',
  'revoke',
  'comment',
  'revise',
  'correct',
  'publish',
  'schedule',
  'unschedule',
  'withdraw',
  'discard',
  'assign',
] as const;
/** What a person can do with an article. */
export type ActionName = (typeof ACTION_NAMES)[number];

/** Whether a person may do something now; if not, every reason. */
export interface Action {
  readonly name: ActionName;
  /** The role in which it would be done, where that matters. */
  readonly role?: string;
  /** What a sign-off in the role would vouch for. */
  readonly meaning?: string;
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** Everything that can be done with an article, and whether the person who asks may do it. */
export function actionsFor(asked: Asked, claims: readonly Claim[]): readonly Action[] {
  const digest = asked.state.built?.draft ?? `sha256:${'0'.repeat(64)}`;
  const why = 'because';
  const of = (name: ActionName, reasons: readonly Reason[], role?: string): Action => ({
    name,
    ...(role === undefined ? {} : { role }),
    allowed: reasons.length === 0,
    reasons,
  });
  const roles = asked.state.built?.requires ?? asked.policy.signOffs.roles;
  return [
    ...roles.map((role) => ({
      ...of('sign-off', against(decideSignOff(asked, { role, digest }, claims)), role),
      meaning: MEANINGS[role],
    })),
    ...roles.map((role) => {
      const verdicts = claims.filter((claim) => claim.role === role).slice(0, 1);
      const given = verdicts.map(({ fact }) => ({ fact, verdict: 'supports' as const }));
      return of('judge', against(decideClaims(asked, { role, digest, verdicts: given }, claims)), role);
    }),
    of('request-changes', against(decideChanges(asked, { digest, why }))),
    of('revoke', against(decideRevoke(asked, why))),
    of('comment', against(decideComment(asked, { digest, text: why, blocking: false, id: 'c' }, claims))),
    of('revise', revisionReasons(asked, digest, why)),
    of('correct', [...revisionReasons(asked, digest, why), ...correctionReasons(asked, why)]),
    of('publish', publicationReasons(asked, digest)),
    of('schedule', publicationReasons(asked, digest)),
    of('unschedule', against(decideUnschedule(asked))),
    of('withdraw', against(decideWithdraw(asked, why))),
    of('discard', against(decideDiscard(asked, { digest, why }))),
    of('assign', against(decideAssignment(asked, { digest, to: undefined }))),
  ];
}

function against(decision: Decision<unknown>): readonly Reason[] {
  return decision.ok ? [] : decision.reasons;
}
