import { describe, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import { approvalFault } from '../../src/review/approval-fault.ts';
import type { ReviewEvent, SignOffGiven } from '../../src/review/event.ts';
import { voided } from '../../src/review/voids.ts';
import { aRelease, aSignOff, aWithdrawal, build, NOW, SECOND, SIGNED } from './a-history.ts';

const others: readonly SignOffGiven[] = SIGNED.map((given) => ({ ...given, draft: SECOND }));
const [editor = aSignOff('editor', 'ed'), ...rest] = SIGNED;
const onePerson = SIGNED.map(({ role }) => aSignOff(role, 'mo'));
const byAuthor = [aSignOff('editor', 'pat'), ...rest];
const renamed = SIGNED.map((given) => ({ ...given, person: { ...given.person, name: 'Dr. Somebody Else' } }));
const backdated = SIGNED.map((given) => ({ ...given, at: '2026-03-09T09:00:00.000Z' }));

describe('approvalFault', () => {
  it.each<[string, readonly ReviewEvent[]]>([
    ['an article that was never published', [build(), ...SIGNED]],
    ['an approved publication', [build(), ...SIGNED, aRelease()]],
    ['one that was withdrawn', [build(), ...SIGNED, aRelease(), aWithdrawal()]],
    [
      'one that was superseded',
      [build(), ...SIGNED, aRelease(), build({ draft: SECOND }), ...others, aRelease({ draft: SECOND }, others)],
    ],
  ])('finds nothing wrong with %s', (_what, events) => {
    const fault = approvalFault(events);

    expect(fault).toBeUndefined();
  });

  it.each<[string, readonly ReviewEvent[], RegExp]>([
    ['no draft at all', [aRelease()], /was not the draft under review/],
    ['another draft than the newest', [build(), ...SIGNED, aRelease({ draft: SECOND })], /was not the draft/],
    ['a draft that a newer one replaced', [build(), ...SIGNED, build({ draft: SECOND }), aRelease()], /was not the/],
    ['no sign-off', [build(), aRelease({}, [])], /without every required sign-off/],
    ['sign-offs that were never given', [build(), aRelease()], /without every required sign-off/],
    ['one sign-off too few', [build(), ...rest, aRelease({}, rest)], /without every required sign-off/],
    ['a rejected draft', [build({ verdict: 'reject' }), ...SIGNED, aRelease()], /without every required sign-off/],
    [
      'a sign-off that was taken back',
      [build(), ...SIGNED, voided(editor, NOW, 'revoked', 'No.'), aRelease()],
      /without every required sign-off/,
    ],
    ['sign-offs of another draft', [build(), ...others, aRelease({}, others)], /without every required sign-off/],
    ['sign-offs before the build', [...SIGNED, build(), aRelease()], /without every required sign-off/],
    ['the same draft twice', [build(), ...SIGNED, aRelease(), aRelease()], /without every required sign-off/],
    [
      'a withdrawn draft again',
      [build(), ...SIGNED, aRelease(), aWithdrawal(), aRelease()],
      /without every required sign-off/,
    ],
    ['other bytes', [build(), ...SIGNED, aRelease({ content: digestBytes('x') })], /other bytes than were approved/],
    ['one person in every role', [build(), ...onePerson, aRelease({}, onePerson)], /by one person in two roles/],
    ['a contributor', [build(), ...byAuthor, aRelease({}, byAuthor)], /by its contributor pat/],
    ['fewer people than signed', [build(), ...SIGNED, aRelease({}, rest)], /other sign-offs than were given/],
    ['other names than signed', [build(), ...SIGNED, aRelease({}, renamed)], /other sign-offs than were given/],
    ['other moments than signed', [build(), ...SIGNED, aRelease({}, backdated)], /other sign-offs than were given/],
  ])('objects to a publication with %s', (_what, events, expected) => {
    const fault = approvalFault(events);

    expect(fault).toMatch(expected);
  });
});
