import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Policy, SIGNING_ROLES, type SigningRole } from '../../src/policy/policy.ts';
import { approvalFault } from '../../src/review/approval-fault.ts';
import { currentEdition, openState, stateAfter } from '../../src/review/article-state.ts';
import { decideChanges, decideRevoke, decideSignOff, decideWithdraw } from '../../src/review/decide.ts';
import type { ReviewEvent, SignOffGiven } from '../../src/review/event.ts';
import type { Decision } from '../../src/review/reasons.ts';
import { aPolicy, aRelease, build, FIRST, NOW, SECOND, THIRD } from './a-history.ts';

const DRAFTS = [FIRST, SECOND, THIRD];
const PEOPLE = ['pat', 'ed', 'mo', 'max', 'lea', 'pip', 'ada', 'nobody'];
const CONTRIBUTORS = [['pat'], ['pat', 'mo'], ['lea']];

/** A draft by name, or whichever was built last: most people decide on what they see. */
const draft = fc.constantFrom(...DRAFTS);
const seen = fc.oneof({ weight: 1, arbitrary: draft }, { weight: 6, arbitrary: fc.constant(undefined) });
const person = fc.constantFrom(...PEOPLE);
const role = fc.constantFrom(...SIGNING_ROLES);
const byWhom = fc.oneof(
  { weight: 1, arbitrary: fc.record({ person, role }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<{ person: string; role: SigningRole }>(
      { person: 'ed', role: 'editor' },
      { person: 'mo', role: 'editor' },
      { person: 'mo', role: 'medical' },
      { person: 'max', role: 'medical' },
      { person: 'lea', role: 'legal' },
    ),
  },
);

/** What people and machines may try, in any order, however little sense it makes. */
const attempt = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ try: fc.constant('build' as const), draft, pass: fc.constantFrom(true, true, false) }),
  },
  { weight: 14, arbitrary: fc.record({ try: fc.constant('sign' as const), seen, byWhom }) },
  { weight: 1, arbitrary: fc.record({ try: fc.constant('changes' as const), seen, person }) },
  { weight: 1, arbitrary: fc.record({ try: fc.constant('revoke' as const), person }) },
  { weight: 3, arbitrary: fc.record({ try: fc.constant('publish' as const) }) },
  { weight: 1, arbitrary: fc.record({ try: fc.constant('withdraw' as const), person }) },
);
type Attempt = typeof attempt extends fc.Arbitrary<infer Kind> ? Kind : never;

function eventsOf<Event extends ReviewEvent>(decision: Decision<Event>): readonly ReviewEvent[] {
  return decision.ok ? [decision.event] : [];
}

function eventsAfter(events: readonly ReviewEvent[], what: Attempt, policy: Policy): readonly ReviewEvent[] {
  const state = stateAfter(events);
  const context = { state, policy, now: NOW };
  const current = state.built?.draft ?? FIRST;
  switch (what.try) {
    case 'build': {
      const contributors = CONTRIBUTORS[DRAFTS.indexOf(what.draft)] ?? [];
      return [build({ draft: what.draft, contributors, verdict: what.pass ? 'pass' : 'reject' })];
    }
    case 'sign':
      return eventsOf(
        decideSignOff(
          { ...context, person: what.byWhom.person },
          { role: what.byWhom.role, digest: what.seen ?? current },
          [],
        ),
      );
    case 'changes':
      return eventsOf(
        decideChanges({ ...context, person: what.person }, { digest: what.seen ?? current, why: 'Mend it.' }),
      );
    case 'revoke':
      return eventsOf(decideRevoke({ ...context, person: what.person }, ''));
    case 'withdraw':
      return eventsOf(decideWithdraw({ ...context, person: what.person }, 'Recalled.'));
    case 'publish':
      if (openState(state) !== 'approved' || state.built === undefined) return [];
      return [aRelease({ draft: state.built.draft }, state.signOffs)];
  }
}

/** The rule, told again without the code under test: who has said yes to the draft that was built last? */
function expectApproved(events: readonly ReviewEvent[], policy: Policy): void {
  const last = events.findLastIndex((event) => event.type === 'draft.built');
  const built = events[last];
  if (built?.type !== 'draft.built') throw new Error('approved without a build');
  expect(built.verdict).toBe('pass');
  const given = stateAfter(events).signOffs;
  for (const required of SIGNING_ROLES) {
    const [signOff] = given.filter((candidate) => candidate.role === required);
    expect(signOff?.draft).toBe(built.draft);
    const entry = policy.people.find(({ id }) => id === signOff?.person.id);
    expect(entry?.roles).toContain(required);
    expect(built.contributors).not.toContain(signOff?.person.id);
    expect(wasTakenBack(events, signOff)).toBe(false);
  }
  expect(new Set(given.map((signOff) => signOff.person.id)).size).toBe(given.length);
}

function wasTakenBack(events: readonly ReviewEvent[], signOff: SignOffGiven | undefined): boolean {
  const at = signOff === undefined ? 0 : events.lastIndexOf(signOff);
  return events.slice(at).some((event) => event.type === 'signoff.voided' && event.person.id === signOff?.person.id);
}

describe('any sequence of attempts', () => {
  const policy = aPolicy();
  const reached = { approved: 0, published: 0, withdrawn: 0 };

  it('never gives an approval without distinct people in all roles, nor a publication that is objected to', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60, size: 'max' }), (attempts) => {
        let events: readonly ReviewEvent[] = [];
        for (const what of attempts) {
          events = [...events, ...eventsAfter(events, what, policy)];
          const state = stateAfter(events);
          if (openState(state) === 'approved') {
            reached.approved += 1;
            expectApproved(events, policy);
          }
          reached.published += currentEdition(state)?.withdrawn === undefined ? state.editions.length : 0;
          reached.withdrawn += currentEdition(state)?.withdrawn === undefined ? 0 : 1;
        }

        expect(approvalFault(events)).toBeUndefined();
      }),
      { numRuns: 1000, seed: 20261123 },
    );

    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(100);
  });

  it('has its publications objected to as soon as one sign-off is taken out of the chain', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 30, maxLength: 60, size: 'max' }), fc.nat(), (attempts, pick) => {
        let events: readonly ReviewEvent[] = [];
        for (const what of attempts) events = [...events, ...eventsAfter(events, what, policy)];
        const release = events.findIndex(({ type }) => type === 'edition.published');
        fc.pre(release >= 0);
        const needed = stateAfter(events.slice(0, release)).signOffs;
        const removed = needed[pick % needed.length];

        const fault = approvalFault(events.filter((event) => event !== removed));

        expect(fault).toBeDefined();
      }),
      { numRuns: 100, seed: 20261123, maxSkipsPerRun: 1000 },
    );
  });
});
