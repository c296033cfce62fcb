import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../../src/review/article-state.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { voids } from '../../src/review/voids.ts';
import { aPolicy, aSignOff, build, NOW, SECOND, SIGNED } from './a-history.ts';

const causes = (events: readonly ReviewEvent[], policy = aPolicy(), now = NOW): readonly string[] =>
  voids(stateAfter(events), policy, now).map(({ role, cause }) => `${role} ${cause}`);

describe('voids', () => {
  it('is empty while everything holds', () => {
    expect(causes([build(), ...SIGNED])).toEqual([]);
  });

  it('names a signer who lost the role', () => {
    const policy = aPolicy({}, [
      ['ed', ['author']],
      ['mo', ['medical']],
      ['lea', ['legal']],
    ]);

    expect(causes([build(), ...SIGNED], policy)).toEqual(['editor role-lost']);
  });

  it('names a signer who left the house', () => {
    const policy = aPolicy({}, [
      ['ed', ['editor']],
      ['lea', ['legal']],
    ]);

    expect(causes([build(), ...SIGNED], policy)).toEqual(['medical role-lost']);
  });

  it('names a signer who holds another role than the one signed in', () => {
    const policy = aPolicy({}, [
      ['ed', ['editor']],
      ['mo', ['editor']],
      ['lea', ['legal']],
    ]);

    expect(causes([build(), ...SIGNED], policy)).toEqual(['medical role-lost']);
  });

  it('names a signer who turns out to have contributed', () => {
    expect(causes([build({ contributors: ['pat', 'lea'] }), ...SIGNED])).toEqual(['legal contributor']);
  });

  it.each([
    ['2026-06-01T23:59:59.999Z', []],
    ['2026-06-02T00:00:00.000Z', ['editor expired', 'medical expired', 'legal expired']],
  ])('counts the days that a sign-off holds: on %s', (now, expected) => {
    expect(causes([build(), ...SIGNED], aPolicy({ holdDays: 90 }), now)).toEqual(expected);
  });

  it('gives one cause for each sign-off, with a sentence for people', () => {
    const policy = aPolicy({ holdDays: 1 }, [['ed', ['author']]]);

    const found = voids(stateAfter([build({ contributors: ['ed'] }), aSignOff('editor', 'ed')]), policy, NOW);

    expect(found).toHaveLength(1);
    expect(found[0]?.reason).toMatch(/^ed of the house .+\.$/);
  });

  it('leaves nothing to void once the draft has changed', () => {
    expect(causes([build(), ...SIGNED, build({ draft: SECOND })])).toEqual([]);
  });
});
