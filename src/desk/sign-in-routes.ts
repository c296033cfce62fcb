import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { personOf } from '../policy/policy.ts';
import type { DeskDeps } from './desk-deps.ts';
import { Refused } from './problem.ts';
import { readBody } from './request-body.ts';
import { safePath } from './safe-path.ts';
import { COOKIE, freshSecret, isTokenOf, keyOf } from './session.ts';
import { type DeskEnv, visitorOf } from './visitor.ts';

const PENDING = '__Host-imprimatur-sign-in';
const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

/** `/sign-in`, the issuer's way back, and `/sign-out`. */
export function signInRoutes(app: Hono<DeskEnv>, desk: DeskDeps): void {
  const { sessions, signIn, deps } = desk;

  app.get('/sign-in', async (context) => {
    const next = safePath(context.req.query('next'));
    const { url, pending } = await signIn.begin(next, context.req.query('fresh') === '1', desk.time());
    const secret = freshSecret();
    await sessions.putPending(keyOf(secret), pending);
    setCookie(context, PENDING, secret, { ...OPTIONS, maxAge: 600 });
    return context.redirect(url, 303);
  });

  app.get('/sign-in/callback', async (context) => {
    const secret = getCookie(context, PENDING);
    deleteCookie(context, PENDING, OPTIONS);
    const pending = secret === undefined ? undefined : await sessions.takePending(keyOf(secret), desk.time());
    if (pending === undefined)
      throw new Refused(401, 'no-sign-in', 'no sign-in was begun in this browser', 'Begin at /sign-in.');
    const answer = new URL(`/sign-in/callback${new URL(context.req.url).search}`, desk.origin);
    const { person, provenAt } = await finished(() => signIn.finish(answer, pending));
    if (personOf(deps.house.policy.policy, person) === undefined)
      throw new Refused(403, 'not-on-roster', `${person} is not on the roster of the house`, 'Ask an admin.');
    // A new secret at every sign-in: one that was planted before it opens nothing.
    const old = getCookie(context, COOKIE);
    if (old !== undefined) await sessions.remove(keyOf(old));
    const fresh = freshSecret();
    const now = desk.time();
    const session = { person, token: freshSecret(), provenAt: Math.min(provenAt, now), startedAt: now, seenAt: now };
    await sessions.put(keyOf(fresh), session);
    setCookie(context, COOKIE, fresh, OPTIONS);
    return context.redirect(pending.next, 303);
  });

  app.post('/sign-out', async (context) => {
    const visitor = await visitorOf(context, desk, desk.time());
    const { token } = await readBody(context);
    if (visitor === undefined) return context.redirect('/signed-out', 303);
    if (typeof token !== 'string' || !isTokenOf(visitor.session, token))
      throw new Refused(403, 'no-token', 'the form was not made for this session', 'Load the page again.');
    await sessions.remove(visitor.key);
    deleteCookie(context, COOKIE, OPTIONS);
    return context.redirect('/signed-out', 303);
  });

  app.get('/signed-out', (context) =>
    context.html(desk.templates.render('signed-out.hbs', { title: 'Signed out', isDevelopment: desk.isDevelopment })),
  );
}

async function finished<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Refused(
      401,
      'sign-in-failed',
      error instanceof Error ? error.message : 'it failed',
      'Begin again at /sign-in.',
    );
  }
}
