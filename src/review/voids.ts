import { daysBetween } from '../pack/calendar-date.ts';
import { type Policy, personOf } from '../policy/policy.ts';
import type { ArticleState } from './article-state.ts';
import type { SignOffGiven, SignOffVoided } from './event.ts';

/** The sign-offs that no longer count under a policy on a day, each as the event that says why. */
export function voids(state: ArticleState, policy: Policy, now: string): readonly SignOffVoided[] {
  return state.signOffs.flatMap((given) => {
    const fault = faultOf(given, state, policy, now.slice(0, 10));
    return fault === undefined ? [] : [voided(given, now, ...fault)];
  });
}

/** A sign-off's voiding as an event. */
export function voided(given: SignOffGiven, at: string, cause: SignOffVoided['cause'], reason: string): SignOffVoided {
  const { draft, role, person } = given;
  return { type: 'signoff.voided', at, draft, role, person, cause, reason };
}

function faultOf(
  given: SignOffGiven,
  { built }: ArticleState,
  policy: Policy,
  today: string,
): readonly [SignOffVoided['cause'], string] | undefined {
  const { person, role } = given;
  if (!personOf(policy, person.id)?.roles.includes(role))
    return ['role-lost', `${person.name} no longer holds the role ${role}.`];
  if (built?.contributors.includes(person.id)) return ['contributor', `${person.name} contributed to the article.`];
  const { holdDays } = policy.signOffs;
  if (daysBetween(given.at.slice(0, 10), today) > holdDays)
    return ['expired', `It was given more than ${holdDays} days ago.`];
  return undefined;
}
