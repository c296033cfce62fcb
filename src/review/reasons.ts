import type { Digest } from '../digest.ts';
import type { Reason } from '../errors.ts';
import type { Policy, Role, RosterEntry } from '../policy/policy.ts';
import { type ArticleState, openState } from './article-state.ts';
import type { Person, ReviewEvent } from './event.ts';

/** Either the event that a decision leads to, or every reason why it may not be taken. */
export type Decision<Event> =
  | {
      readonly ok: true;
      readonly event: Event /** What has to be recorded before it. */;
      readonly before?: readonly ReviewEvent[];
    }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

/** Who asks, in what house, when. */
export interface Asked {
  readonly state: ArticleState;
  readonly policy: Policy;
  readonly person: string;
  readonly now: string;
}

/** One reason against a decision. */
export const reason = (code: string, message: string, remedy: string): Reason => ({ code, message, remedy });

/** A person as decisions record them. */
export const printed = ({ id, name }: RosterEntry): Person => ({ id, name });

/** That nobody of this name is of the house. */
export const unknown = (person: string): Reason =>
  reason(
    'not-on-roster',
    `${person} is not on the roster of the house`,
    'Ask an admin to add the person to the policy.',
  );

/** Why a person may not do something for which one of some roles is asked. */
export function roleReasons(
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

/** Why a decision on a draft cannot be taken: it is not the one that stands, or not under review. */
export function draftReasons(state: ArticleState, digest: Digest): readonly Reason[] {
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
  if (open === 'approved' || open === 'scheduled') return [];
  const remedy =
    open === 'rejected' ? 'Mend what its report names and build it again.' : 'Build it again with the changes.';
  return [reason(open.replace('_', '-'), `the draft is ${open.replace('_', ' ')}`, remedy)];
}
