import { beforeEach, expect, it } from '@jest/globals';
import type { AnswerStore } from '../../src/desk/answer-store.ts';

/** What every AnswerStore owes the desk. An adapter is done when this is green. */
export function itIsAnAnswerStore(open: () => Promise<AnswerStore>): void {
  const answer = { request: '{"a":1}', answer: { done: ['ä'] }, at: Date.parse('2026-11-23T10:00:00Z') };
  let store: AnswerStore;
  beforeEach(async () => {
    store = await open();
  });

  it('finds nothing under a key that nobody used', async () => {
    expect(await store.find('never')).toBeUndefined();
  });

  it('finds what was kept, and keeps the first answer', async () => {
    await store.keep('key', answer);
    await store.keep('key', { ...answer, answer: { done: ['again'] } });

    expect(await store.find('key')).toEqual(answer);
    expect(await store.find('KEY')).toBeUndefined();
  });

  it('tells long and strange keys apart', async () => {
    const keys = ['a#b', 'a b', 'x'.repeat(200), `${'x'.repeat(199)}y`, '"'];
    for (const [at, key] of keys.entries()) await store.keep(key, { ...answer, at });

    for (const [at, key] of keys.entries()) expect(await store.find(key)).toMatchObject({ at });
  });
}
