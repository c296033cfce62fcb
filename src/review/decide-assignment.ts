import type { Digest } from '../digest.ts';
import type { Reason } from '../errors.ts';
import { personOf, ROLES, type Role } from '../policy/policy.ts';
import { openState } from './article-state.ts';
import type { DraftAssigned } from './event.ts';
import { type Asked, type Decision, printed, reason, roleReasons } from './reasons.ts';

const AT_WORK: readonly Role[] = ROLES.filter((role) => role !== 'admin' && role !== 'auditor');

/** Says who is to look at an open draft next, or that nobody is; it decides nothing about the draft. */
export function decideAssignment(
  { state, policy, person, now }: Asked,
  { digest, to }: { readonly digest: Digest; readonly to: string | undefined },
): Decision<DraftAssigned> {
  const entry = personOf(policy, person);
  const reasons: Reason[] = [...roleReasons(entry, person, AT_WORK, 'assign drafts as')];
  const { built } = state;
  if (built?.draft !== digest)
    reasons.push(reason('stale-digest', 'the draft is another one by now', 'Look at the current draft.'));
  if (openState(state) === undefined)
    reasons.push(reason('nothing-open', 'the article has no open draft', 'There is nothing to look at.'));
  const assignee = to === undefined ? undefined : personOf(policy, to);
  if (to !== undefined && assignee === undefined)
    reasons.push(reason('no-person', `${to} is not on the roster of the house`, 'Name somebody of the house.'));
  else if (assignee !== undefined && !assignee.roles.some((role) => AT_WORK.includes(role)))
    reasons.push(reason('no-person', `${to} does not work on drafts`, 'Name somebody who writes, signs or publishes.'));
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  const given = assignee === undefined ? null : printed(assignee);
  return { ok: true, event: { type: 'draft.assigned', at: now, draft: digest, person: printed(entry), to: given } };
}
