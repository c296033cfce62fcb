import type { Context } from 'hono';
import { Refused } from './problem.ts';
import type { DeskEnv } from './visitor.ts';

const MOST_ANSWERS = 5_000;
const LONGEST_KEY = 200;

/** Does what a request asks for and answers with the result; the same request under the same key is answered, not done, again. */
export type Once = (context: Context<DeskEnv>, request: object, take: () => Promise<object>) => Promise<Response>;

/** Remembers what was answered under each `Idempotency-Key`, for as long as the process lasts. */
export function answeringOnce(): Once {
  const answers = new Map<string, { readonly request: string; readonly answer: Promise<object> }>();
  return async (context, request, take) => {
    const key = context.req.header('idempotency-key');
    if (key === undefined) return context.json(await take());
    if (key.length > LONGEST_KEY)
      throw new Refused(400, 'long-key', `the key has more than ${LONGEST_KEY} characters`, 'Use a shorter key.');
    const asked = JSON.stringify([context.get('visitor').session.person, key]);
    const known = answers.get(asked);
    const said = JSON.stringify(request);
    if (known !== undefined && known.request !== said)
      throw new Refused(422, 'key-used', 'the key was used for another request', 'Use a key once.');
    const answer = known?.answer ?? take();
    if (known === undefined) {
      answers.set(asked, { request: said, answer });
      // A refusal may be otherwise next time.
      answer.catch(() => answers.delete(asked));
      const oldest = answers.keys().next();
      if (answers.size > MOST_ANSWERS && !oldest.done) answers.delete(oldest.value);
    }
    return context.json(await answer);
  };
}
