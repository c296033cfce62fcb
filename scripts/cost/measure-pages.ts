import { join } from 'node:path';
import { TEMPLATES } from '../../src/config.ts';
import { memoryAnswers } from '../../src/desk/answer-store.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { keyOf } from '../../src/desk/session.ts';
import { memorySessions } from '../../src/desk/session-store.ts';
import type { SignIn } from '../../src/desk/sign-in.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import { templateSet } from '../../src/render/compile-templates.ts';
import type { ArticleKey } from '../../src/review/event.ts';
import { readTemplates } from '../../src/stores/local/house-files.ts';
import { type Meter, measure, type Step } from './meter.ts';

const ORIGIN = 'https://desk.example';

/** Looks at the pages of the desk that somebody who signs looks at; resolves to what each took, and to their mean size. */
export async function measurePages({ slug }: ArticleKey, deps: Deps, meter: Meter) {
  const kept = memorySessions();
  const secret = 'measured';
  const now = Date.now();
  const session = { person: 'demo-medical', token: 't', provenAt: now, startedAt: now, seenAt: now };
  await kept.put(keyOf(secret), session);
  // As the table keeps them: one item of less than a kilobyte, read and written with every request.
  const sessions: typeof kept = {
    ...kept,
    get: async (key, at) => {
      await meter.wait('read');
      meter.add({ reads: 1 });
      return kept.get(key, at);
    },
    put: async (key, one) => {
      await meter.wait('write');
      meter.add({ writes: 1 });
      return kept.put(key, one);
    },
  };
  const app = createDesk({
    ...{ deps, sessions, answers: memoryAnswers(), log: () => {}, time: Date.now },
    ...{ origin: ORIGIN, siteAddress: ORIGIN, isDevelopment: false },
    templates: templateSet(readTemplates(join(TEMPLATES, 'desk'))),
    ...{ assets: new Map(), signIn: {} as SignIn, renew: async () => {} },
    runBatch: () => Promise.reject(new Error('no batch')),
  });
  const [steps, sizes]: [Step[], number[]] = [[], []];
  for (const path of ['/queue', `/drafts/${slug}`, `/drafts/${slug}/page`, `/drafts/${slug}/report`]) {
    const visit = async () => {
      const answer = await app.request(ORIGIN + path, { headers: { cookie: `__Host-imprimatur=${secret}` } });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    };
    sizes.push(await visit());
    steps.push(await measure(8, meter, visit));
  }
  return { steps, bytes: Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length) };
}
