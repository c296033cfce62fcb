import { describe, expect, it } from '@jest/globals';
import { currentEdition, NEW_ARTICLE, openState, stateAfter } from '../../src/review/article-state.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { voided } from '../../src/review/voids.ts';
import { aRelease, aSignOff, aWithdrawal, build, NOW, SECOND, SIGNED } from './a-history.ts';

const changes: ReviewEvent = {
  type: 'changes.requested',
  at: NOW,
  draft: build().draft,
  person: { id: 'mo', name: 'Mo' },
  reason: 'The dose trial is missing.',
};
const [editor] = SIGNED;
const revoked = editor === undefined ? [] : [voided(editor, NOW, 'revoked', 'Taken back.')];

describe('openState', () => {
  it.each<[string, readonly ReviewEvent[], string | undefined]>([
    ['nothing has happened', [], undefined],
    ['a build passed', [build()], 'in_review'],
    ['a build failed a gate', [build({ verdict: 'reject' })], 'rejected'],
    ['a gate could not run', [build({ verdict: 'incomplete' })], 'rejected'],
    ['some roles have signed', [build(), ...SIGNED.slice(1)], 'in_review'],
    ['all roles have signed', [build(), ...SIGNED], 'approved'],
    ['one sign-off was taken back', [build(), ...SIGNED, ...revoked], 'in_review'],
    ['changes were requested', [build(), changes], 'changes_requested'],
    ['changes were requested and the same draft came again', [build(), changes, build()], 'changes_requested'],
    ['changes were requested and another draft came', [build(), changes, build({ draft: SECOND })], 'in_review'],
    ['another draft came', [build(), ...SIGNED, build({ draft: SECOND })], 'in_review'],
    ['the same draft came again', [build(), ...SIGNED, build()], 'approved'],
    ['the same draft came again and fails now', [build(), ...SIGNED, build({ verdict: 'reject' })], 'rejected'],
    ['it was published', [build(), ...SIGNED, aRelease()], undefined],
    ['it was withdrawn', [build(), ...SIGNED, aRelease(), aWithdrawal()], undefined],
    [
      'a new draft follows a withdrawal',
      [build(), ...SIGNED, aRelease(), aWithdrawal(), build({ draft: SECOND })],
      'in_review',
    ],
    ['the sign-offs were of another draft', [build({ draft: SECOND }), ...SIGNED], 'in_review'],
  ])('when %s, is what the events add up to', (_when, events, expected) => {
    const state = openState(stateAfter(events));

    expect(state).toBe(expected);
  });
});

describe('stateAfter', () => {
  it('is the same whether events come at once or one by one', () => {
    const events = [build(), ...SIGNED, ...revoked, aSignOff('editor', 'pat'), aRelease(), aWithdrawal()];

    const oneByOne = events.reduce((state, event) => stateAfter([event], state), NEW_ARTICLE);

    expect(oneByOne).toEqual(stateAfter(events));
  });

  it('voids the one sign-off that is named and no other', () => {
    const { signOffs } = stateAfter([build(), ...SIGNED, ...revoked]);

    expect(signOffs.map(({ role }) => role)).toEqual(['medical', 'legal']);
  });

  it('keeps every edition, and withdraws the newest', () => {
    const second = aRelease({ draft: SECOND });

    const { editions } = stateAfter([
      build(),
      aRelease(),
      build({ draft: SECOND }),
      second,
      aWithdrawal({ draft: SECOND }),
    ]);

    expect(editions.map(({ withdrawn }) => withdrawn?.draft)).toEqual([undefined, SECOND]);
  });
});

describe('currentEdition', () => {
  it('is the newest one, and none for an article that was never published', () => {
    const second = aRelease({ draft: SECOND });

    const newest = currentEdition(stateAfter([build(), aRelease(), build({ draft: SECOND }), second]));

    expect(newest?.released).toBe(second);
    expect(currentEdition(NEW_ARTICLE)).toBeUndefined();
  });
});
