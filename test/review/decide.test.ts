import { describe, expect, it } from '@jest/globals';
import type { Digest } from '../../src/digest.ts';
import type { SigningRole } from '../../src/policy/policy.ts';
import { decideChanges, decideRevoke, decideSignOff, decideWithdraw } from '../../src/review/decide.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { MEANINGS } from '../../src/review/meaning.ts';
import type { Decision } from '../../src/review/reasons.ts';
import { voided } from '../../src/review/voids.ts';
import { aRelease, aSignOff, asked, aWithdrawal, build, FIRST, NOW, SECOND, SIGNED } from './a-history.ts';

const codesOf = (decision: Decision<ReviewEvent>): readonly string[] =>
  decision.ok ? ['yes'] : decision.reasons.map(({ code }) => code);

const changes: ReviewEvent = {
  type: 'changes.requested',
  at: NOW,
  draft: FIRST,
  person: { id: 'lea', name: 'Lea' },
  reason: 'The law changed.',
};
const approved = [build(), ...SIGNED];
const published = [...approved, aRelease()];

describe('decideSignOff', () => {
  const sign = (person: string, events: readonly ReviewEvent[], role: SigningRole, digest: Digest = FIRST) =>
    decideSignOff(asked(person, events), { role, digest }, []);

  it.each<[string, string, readonly ReviewEvent[], SigningRole, Digest, readonly string[]]>([
    ['a person who holds the role', 'ed', [build()], 'editor', FIRST, ['yes']],
    ['somebody unknown', 'nobody', [build()], 'editor', FIRST, ['not-on-roster']],
    ['another spelling of an id', 'Ed', [build()], 'editor', FIRST, ['not-on-roster']],
    ['a person without the role', 'ed', [build()], 'medical', FIRST, ['wrong-role']],
    ['an admin', 'ada', [build()], 'legal', FIRST, ['wrong-role']],
    ['a publisher', 'pip', [build()], 'editor', FIRST, ['wrong-role']],
    ['a contributor', 'pat', [build()], 'editor', FIRST, ['contributor']],
    [
      'the same person in a second role',
      'mo',
      [build(), aSignOff('editor', 'mo')],
      'medical',
      FIRST,
      ['already-signed'],
    ],
    [
      'the same person in the same role',
      'mo',
      [build(), aSignOff('medical', 'mo')],
      'medical',
      FIRST,
      ['already-signed'],
    ],
    ['a second person in a role', 'max', [build(), aSignOff('medical', 'mo')], 'medical', FIRST, ['role-taken']],
    ['a digest of yesterday', 'ed', [build({ draft: SECOND })], 'editor', FIRST, ['stale-digest']],
    ['an article without a draft', 'ed', [], 'editor', FIRST, ['no-draft']],
    ['a rejected draft', 'ed', [build({ verdict: 'reject' })], 'editor', FIRST, ['rejected']],
    ['a draft whose gates could not run', 'ed', [build({ verdict: 'incomplete' })], 'editor', FIRST, ['rejected']],
    ['a draft that was sent back', 'ed', [build(), changes], 'editor', FIRST, ['changes-requested']],
    ['a published draft', 'max', published, 'medical', FIRST, ['already-published', 'role-taken']],
    ['a withdrawn draft', 'max', [...published, aWithdrawal()], 'medical', FIRST, ['already-published', 'role-taken']],
  ])('answers %s', (_whom, person, events, role, digest, expected) => {
    const decision = sign(person, events, role, digest);

    expect(codesOf(decision)).toEqual(expected);
  });

  it('gives all reasons at once, each with what to do', () => {
    const events = [build({ draft: SECOND }), aSignOff('legal', 'lea', { draft: SECOND })];

    const decision = sign('pat', events, 'legal');

    expect(codesOf(decision)).toEqual(['wrong-role', 'stale-digest', 'contributor', 'role-taken']);
    if (!decision.ok) for (const { message, remedy } of decision.reasons) expect([message, remedy]).not.toContain('');
  });

  it('records the person, the role, what it vouches for, the moment and the digest', () => {
    const decision = decideSignOff(
      asked('mo', [build()]),
      { role: 'medical', digest: FIRST, comment: 'Read twice.' },
      [],
    );

    expect(decision).toEqual({
      ok: true,
      event: {
        type: 'signoff.given',
        at: NOW,
        draft: FIRST,
        policy: build().policy,
        role: 'medical',
        person: { id: 'mo', name: 'mo of the house' },
        meaning: MEANINGS.medical,
        comment: 'Read twice.',
      },
    });
  });

  it('lets a person sign again in another role once the first sign-off is taken back', () => {
    const first = aSignOff('editor', 'mo');

    const decision = sign('mo', [build(), first, voided(first, NOW, 'revoked', 'Wrong role.')], 'medical');

    expect(decision.ok).toBe(true);
  });
});

describe('decideChanges', () => {
  const request = (
    person: string,
    events: readonly ReviewEvent[],
    why = 'The dose trial is missing.',
    digest = FIRST,
  ) => decideChanges(asked(person, events), { digest, why });

  it.each<[string, Decision<ReviewEvent>, readonly string[]]>([
    ['a reviewer', request('mo', [build()]), ['yes']],
    ['a reviewer of an approved draft', request('mo', approved), ['yes']],
    ['a person who does not sign', request('pip', [build()]), ['wrong-role']],
    ['somebody unknown', request('nobody', [build()]), ['not-on-roster']],
    ['a reviewer without a reason', request('mo', [build()], ' \n '), ['no-reason']],
    ['a stale digest', request('mo', [build({ draft: SECOND })]), ['stale-digest']],
    ['a draft that was sent back before', request('mo', [build(), changes]), ['changes-requested']],
    ['a published draft', request('mo', published), ['already-published']],
    ['everything wrong at once', request('pip', [], ''), ['wrong-role', 'no-draft', 'no-reason']],
  ])('answers %s', (_whom, decision, expected) => {
    expect(codesOf(decision)).toEqual(expected);
  });
});

describe('decideRevoke', () => {
  const revoke = (person: string, events: readonly ReviewEvent[]) => decideRevoke(asked(person, events), '');

  it.each<[string, Decision<ReviewEvent>, readonly string[]]>([
    ['the giver', revoke('ed', approved), ['yes']],
    ['a person who gave none', revoke('max', approved), ['not-signed']],
    ['somebody unknown', revoke('nobody', approved), ['not-on-roster', 'not-signed']],
    ['the giver after publication', revoke('ed', published), ['published']],
    ['the giver after the draft changed', revoke('ed', [...approved, build({ draft: SECOND })]), ['not-signed']],
  ])('answers %s', (_whom, decision, expected) => {
    expect(codesOf(decision)).toEqual(expected);
  });

  it('voids the own sign-off and says that it was taken back', () => {
    const decision = revoke('ed', approved);

    expect(decision).toMatchObject({ event: { cause: 'revoked', role: 'editor', person: { id: 'ed' } } });
  });
});

describe('decideWithdraw', () => {
  const withdraw = (person: string, events: readonly ReviewEvent[], why = 'Recalled.') =>
    decideWithdraw(asked(person, events), why);

  it.each<[string, Decision<ReviewEvent>, readonly string[]]>([
    ['a publisher', withdraw('pip', published), ['yes']],
    ['an editor', withdraw('ed', published), ['yes']],
    ['a medical reviewer', withdraw('max', published), ['yes']],
    ['a legal reviewer', withdraw('lea', published), ['yes']],
    ['while a new draft is open', withdraw('pip', [...published, build({ draft: SECOND })]), ['yes']],
    ['an admin', withdraw('ada', published), ['wrong-role']],
    ['an auditor', withdraw('aud', published), ['wrong-role']],
    ['somebody unknown', withdraw('nobody', published), ['not-on-roster']],
    ['no reason', withdraw('pip', published, '   '), ['no-reason']],
    ['an article that was never published', withdraw('pip', approved), ['not-live']],
    ['a page that is withdrawn', withdraw('pip', [...published, aWithdrawal()]), ['not-live']],
    ['everything wrong at once', withdraw('ada', [], ''), ['wrong-role', 'not-live', 'no-reason']],
  ])('answers %s', (_whom, decision, expected) => {
    expect(codesOf(decision)).toEqual(expected);
  });

  it('names the live draft, not the open one', () => {
    const decision = withdraw('pip', [...published, build({ draft: SECOND })]);

    expect(decision).toMatchObject({ event: { draft: FIRST, reason: 'Recalled.' } });
  });
});
