import type { Digest } from '../digest.ts';
import type { Reason } from '../errors.ts';
import { personOf, type Role } from '../policy/policy.ts';
import { openState } from './article-state.ts';
import type { DraftDiscarded, PublicationScheduled, PublicationUnscheduled } from './event.ts';
import { type Asked, type Decision, printed, reason, roleReasons } from './reasons.ts';

const MAY_PUBLISH: readonly Role[] = ['publisher', 'editor'];
const MAY_DISCARD: readonly Role[] = ['publisher', 'editor', 'author'];
// Longer ahead than this, what was approved will have to be looked at again anyway.
const LONGEST_AHEAD_MS = 366 * 86_400_000;

/** Every reason why a person may not have the draft they name published now; what the publication itself checks comes on top. */
export function publicationReasons({ state, policy, person }: Asked, digest: Digest): readonly Reason[] {
  const reasons = [...roleReasons(personOf(policy, person), person, MAY_PUBLISH, 'publish as')];
  const open = openState(state);
  if (state.built?.draft !== digest)
    reasons.push(
      reason('stale-digest', `the draft is now ${state.built?.draft ?? 'gone'}, not ${digest}`, 'Look at it first.'),
    );
  if (open !== 'approved' && open !== 'scheduled')
    reasons.push(
      reason(
        'not-approved',
        open === undefined ? 'this draft is already published' : `the draft is ${open.replace('_', ' ')}`,
        'It needs every sign-off on the draft that stands now.',
      ),
    );
  return reasons;
}

/** Sets the moment at which an approved draft is published. */
export function decideSchedule(asked: Asked, digest: Digest, due: string): Decision<PublicationScheduled> {
  const { policy, person, now } = asked;
  const entry = personOf(policy, person);
  const reasons = [...publicationReasons(asked, digest)];
  const moment = Date.parse(due);
  if (Number.isNaN(moment) || new Date(moment).toISOString() !== due)
    reasons.push(
      reason('no-moment', `found ${JSON.stringify(due)}`, 'Give a moment such as 2026-12-01T09:00:00.000Z.'),
    );
  else if (due < now) reasons.push(reason('past', 'the moment has passed', 'Publish it now, or name a later one.'));
  else if (moment - Date.parse(now) > LONGEST_AHEAD_MS)
    reasons.push(reason('too-far', 'the moment is more than a year ahead', 'Name one within a year.'));
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  return { ok: true, event: { type: 'publication.scheduled', at: now, draft: digest, person: printed(entry), due } };
}

/** Takes a schedule back; the draft stays approved. */
export function decideUnschedule(asked: Asked): Decision<PublicationUnscheduled> {
  const { state, policy, person, now } = asked;
  const entry = personOf(policy, person);
  const reasons = [...roleReasons(entry, person, MAY_PUBLISH, 'unschedule as')];
  if (openState(state) !== 'scheduled')
    reasons.push(reason('not-scheduled', 'the draft has no schedule', 'There is nothing to take back.'));
  if (reasons.length > 0 || entry === undefined || state.built === undefined) return { ok: false, reasons };
  return {
    ok: true,
    event: { type: 'publication.unscheduled', at: now, draft: state.built.draft, person: printed(entry) },
  };
}

/** Puts a draft aside that nobody will mend. */
export function decideDiscard(
  { state, policy, person, now }: Asked,
  { digest, why }: { readonly digest: Digest; readonly why: string },
): Decision<DraftDiscarded> {
  const entry = personOf(policy, person);
  const reasons = [...roleReasons(entry, person, MAY_DISCARD, 'discard as')];
  const open = openState(state);
  if (state.built?.draft !== digest)
    reasons.push(reason('stale-digest', 'the draft is another one by now', 'Look at the current draft.'));
  if (open === undefined || open === 'discarded')
    reasons.push(reason('nothing-open', 'the article has no open draft', 'There is nothing to discard.'));
  if (why.trim() === '') reasons.push(reason('no-reason', 'no reason was given', 'Say why.'));
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  return {
    ok: true,
    event: { type: 'draft.discarded', at: now, draft: digest, person: printed(entry), reason: why.trim() },
  };
}
