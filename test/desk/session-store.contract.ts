import { beforeEach, expect, it } from '@jest/globals';
import type { PendingSignIn, SessionStore } from '../../src/desk/session-store.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const MINUTE = 60_000;

/** What every SessionStore owes the desk. An adapter is done when this is green. */
export function itIsASessionStore(open: () => Promise<SessionStore>): void {
  const session = { person: 'ed', token: 't', provenAt: NOW, startedAt: NOW, seenAt: NOW };
  const pending: PendingSignIn = {
    state: 's',
    nonce: 'n',
    verifier: 'v',
    next: '/queue',
    fresh: false,
    startedAt: NOW,
  };
  let store: SessionStore;
  beforeEach(async () => {
    store = await open();
  });

  it('finds a session by its key, and no other', async () => {
    await store.put('one', session);

    expect(await store.get('one', NOW + MINUTE)).toEqual(session);
    expect(await store.get('two', NOW + MINUTE)).toBeUndefined();
  });

  it('finds none that has aged, or that was ended', async () => {
    await store.put('aged', session);
    await store.put('ended', session);
    await store.remove('ended');

    expect(await store.get('aged', NOW + 24 * 60 * MINUTE)).toBeUndefined();
    expect(await store.get('ended', NOW)).toBeUndefined();
  });

  it('keeps one alive that is used, and never brings one back that was ended', async () => {
    await store.put('used', session);
    await store.touch('used', { ...session, seenAt: NOW + MINUTE });
    await store.touch('ended', session);

    expect(await store.get('used', NOW + MINUTE)).toEqual({ ...session, seenAt: NOW + MINUTE });
    expect(await store.get('ended', NOW)).toBeUndefined();
  });

  it('gives a sign-in out once, and only while it is young', async () => {
    await store.putPending('young', pending);
    await store.putPending('old', pending);
    const taken = await Promise.all([1, 2].map(() => store.takePending('young', NOW + MINUTE)));

    expect(taken.filter((one) => one !== undefined)).toEqual([pending]);
    expect(await store.takePending('old', NOW + 60 * MINUTE)).toBeUndefined();
  });
}
