import { type Digest, digestBytes } from '../../src/digest.ts';
import { Policy, type SigningRole } from '../../src/policy/policy.ts';
import { type ArticleState, stateAfter } from '../../src/review/article-state.ts';
import type { EditionReleased, EditionWithdrawn, ReviewEvent, SignOffGiven } from '../../src/review/event.ts';
import type { Asked } from '../../src/review/reasons.ts';
import { aBuild } from '../a-change.ts';

/** The moment at which the tests decide. */
export const NOW = '2026-03-05T10:00:00.000Z';

/** Digests of three drafts, told apart. */
export const [FIRST, SECOND, THIRD] = ['first', 'second', 'third'].map(digestBytes) as [Digest, Digest, Digest];

const PEOPLE: readonly (readonly [id: string, roles: readonly string[]])[] = [
  ['pat', ['author', 'editor']],
  ['ed', ['editor']],
  ['mo', ['medical', 'editor']],
  ['max', ['medical']],
  ['lea', ['legal']],
  ['pip', ['publisher']],
  ['aud', ['auditor']],
  ['ada', ['admin']],
];

/** The policy of the tests: `pat` writes, `ed`, `mo`, `max` and `lea` sign, `pip` publishes. */
export function aPolicy(signOffs: object = {}, people = PEOPLE): Policy {
  return Policy.parse({
    schema: 'imprimatur.policy/v1',
    publisher: { name: 'Test Press' },
    people: people.map(([id, roles]) => ({ id, name: `${id} of the house`, roles })),
    signOffs,
  });
}

/** A sign-off of the first draft. */
export function aSignOff(role: SigningRole, person: string, what: Partial<SignOffGiven> = {}): SignOffGiven {
  return {
    type: 'signoff.given',
    at: '2026-03-03T09:00:00.000Z',
    draft: FIRST,
    policy: FIRST,
    role,
    person: { id: person, name: `${person} of the house` },
    meaning: 'I vouch for it.',
    ...what,
  };
}

/** A build of the first draft that three roles must sign. */
export function build(what: Parameters<typeof aBuild>[0] = {}) {
  return aBuild({ draft: FIRST, contributors: ['pat'], requires: ['editor', 'medical', 'legal'], ...what });
}

/** Every sign-off that the first draft needs. */
export const SIGNED: readonly SignOffGiven[] = [
  aSignOff('editor', 'ed'),
  aSignOff('medical', 'mo'),
  aSignOff('legal', 'lea'),
];

/** The publication of a draft with the sign-offs it was given. */
export function aRelease(
  what: Partial<EditionReleased> = {},
  given: readonly SignOffGiven[] = SIGNED,
): EditionReleased {
  const { content, policy, report } = aBuild();
  return {
    type: 'edition.published',
    at: '2026-03-04T09:00:00.000Z',
    draft: FIRST,
    content,
    policy,
    report,
    signOffs: given.map(({ role, person, meaning, at }) => ({ role, person, meaning, at })),
    ...what,
  };
}

/** The withdrawal of the first draft. */
export function aWithdrawal(what: Partial<EditionWithdrawn> = {}): EditionWithdrawn {
  return {
    type: 'edition.withdrawn',
    at: '2026-03-04T12:00:00.000Z',
    draft: FIRST,
    person: { id: 'pip', name: 'pip of the house' },
    reason: 'A source was taken back.',
    ...what,
  };
}

/** A question put to the house by a person, about an article that some events have happened to. */
export function asked(person: string, events: readonly ReviewEvent[], policy: Policy = aPolicy()): Asked {
  const state: ArticleState = stateAfter(events);
  return { state, policy, person, now: NOW };
}
