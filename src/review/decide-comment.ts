import type { Digest } from '../digest.ts';
import type { Reason } from '../errors.ts';
import { personOf, ROLES } from '../policy/policy.ts';
import type { Claim } from './claims.ts';
import type { CommentAdded, CommentResolved } from './event.ts';
import { type Asked, type Decision, printed, reason, roleReasons, unknown } from './reasons.ts';

/** The longest comment, in characters. */
export const LONGEST_COMMENT = 4000;

const MAY_COMMENT = ROLES.filter((role) => role !== 'admin' && role !== 'auditor');

/** A person's remark on the draft they name, or on one of its statements. */
export function decideComment(
  { state, policy, person, now }: Asked,
  { digest, text, blocking, fact, id }: { digest: Digest; text: string; blocking: boolean; fact?: string; id: string },
  claims: readonly Claim[],
): Decision<CommentAdded> {
  const entry = personOf(policy, person);
  const reasons: Reason[] = [...roleReasons(entry, person, MAY_COMMENT, 'comment as')];
  const { built } = state;
  if (built?.draft !== digest)
    reasons.push(
      reason('stale-digest', `the draft is now ${built?.draft ?? 'gone'}, not ${digest}`, 'Look at the current draft.'),
    );
  if (text.trim() === '') reasons.push(reason('no-text', 'the comment is empty', 'Write what you have to say.'));
  if (text.length > LONGEST_COMMENT)
    reasons.push(reason('too-long', `the comment has more than ${LONGEST_COMMENT} characters`, 'Say it in fewer.'));
  const claim = claims.find((candidate) => candidate.fact === fact);
  if (fact !== undefined && claim === undefined)
    reasons.push(reason('no-claim', `the draft shows no claim ${fact}`, 'Name a claim of the draft.'));
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  return {
    ok: true,
    event: {
      type: 'comment.added',
      at: now,
      id,
      draft: digest,
      person: printed(entry),
      text: text.trim(),
      blocking,
      ...(claim === undefined ? {} : { anchor: { fact: claim.fact, statement: claim.statement } }),
    },
  };
}

/** Settles a comment: a blocking one by whoever wrote it, or by another who signs in the house. */
export function decideResolve({ state, policy, person, now }: Asked, id: string): Decision<CommentResolved> {
  const entry = personOf(policy, person);
  const found = state.comments.find(({ added }) => added.id === id);
  const reasons: Reason[] = entry === undefined ? [unknown(person)] : [];
  if (found === undefined) reasons.push(reason('no-comment', 'there is no such comment', 'Look at the page again.'));
  if (found?.resolved !== undefined)
    reasons.push(reason('already-resolved', 'the comment is settled already', 'Nothing is left to do.'));
  // Whoever wrote the article must not wave away what blocks it.
  if (found?.added.blocking && found.added.person.id !== person && state.built?.contributors.includes(person))
    reasons.push(
      reason('contributor', `${person} contributed to this article`, 'Its writer, or a reviewer, settles it.'),
    );
  if (found?.added.blocking && found.added.person.id !== person && entry !== undefined)
    reasons.push(...roleReasons(entry, person, policy.signOffs.roles, 'settle a blocking comment as'));
  if (reasons.length > 0 || entry === undefined) return { ok: false, reasons };
  return { ok: true, event: { type: 'comment.resolved', at: now, id, person: printed(entry) } };
}
