import type { Context } from 'hono';
import type { AnswerStore } from './answer-store.ts';
import { Refused } from './problem.ts';
import type { DeskEnv } from './visitor.ts';

const LONGEST_KEY = 200;

/** Does what a request asks for and answers with the result; the same request under the same key is answered, not done, again. */
export type Once = (context: Context<DeskEnv>, request: object, take: () => Promise<object>) => Promise<Response>;

/** Remembers what was answered under each `Idempotency-Key`: in a store, and here while it is being done. */
export function answeringOnce(store: AnswerStore, time: () => number): Once {
  const underWay = new Map<string, { readonly request: string; readonly answer: Promise<object> }>();
  return async (context, request, take) => {
    const key = context.req.header('idempotency-key');
    if (key === undefined) return context.json(await take());
    if (key.length > LONGEST_KEY)
      throw new Refused(400, 'long-key', `the key has more than ${LONGEST_KEY} characters`, 'Use a shorter key.');
    const asked = JSON.stringify([context.get('visitor').session.person, key]);
    const said = JSON.stringify(request);
    const kept = await store.find(asked);
    // Between the question to the store and this line another of the same requests may have begun.
    const known = kept ?? underWay.get(asked);
    if (known !== undefined && known.request !== said)
      throw new Refused(422, 'key-used', 'the key was used for another request', 'Use a key once.');
    if (known !== undefined) return context.json(await known.answer);
    const answer = take();
    underWay.set(asked, { request: said, answer });
    try {
      await store.keep(asked, { request: said, answer: await answer, at: time() });
    } finally {
      // A refusal may be otherwise next time.
      underWay.delete(asked);
    }
    return context.json(await answer);
  };
}
