import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { openPackIndex } from '../pipeline/pack-index.ts';
import { apiRoutes } from './api-routes.ts';
import { comparePage } from './compare-page.ts';
import { confirmPage } from './confirm-page.ts';
import { calendarPage, duePage } from './date-pages.ts';
import { onlyHost, onlyOwnOrigin, onlySmall, withHeaders } from './defend.ts';
import type { DeskDeps, OpenDesk } from './desk-deps.ts';
import { articlePage, factPage, historyPage, packFile, reportPage, reviewPage } from './draft-pages.ts';
import { formRoutes } from './form-routes.ts';
import { batchesPage, deliveriesPage, ledgerPage, peoplePage, usedPage } from './house-pages.ts';
import { mustBeMethodOf } from './methods.ts';
import { openApi } from './openapi.ts';
import { renderPage } from './page.ts';
import { type Problem, problemOf, Refused } from './problem.ts';
import { queuePage } from './queue-page.ts';
import { sentencesOf } from './sentence.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { type DeskEnv, visitorOf } from './visitor.ts';

type Page = (context: Context<DeskEnv>, desk: OpenDesk) => Promise<Response>;

/** Every page of the desk, by its path; all of them need a session. */
export const PAGES: Readonly<Record<string, Page>> = {
  '/queue': queuePage,
  '/calendar': calendarPage,
  '/due': duePage,
  '/used': usedPage,
  '/people': peoplePage,
  '/batches': batchesPage,
  '/deliveries': deliveriesPage,
  '/ledger': ledgerPage,
  '/help': async (context, desk) => renderPage(context, desk, 'help', 'Help', {}),
  '/drafts/:slug': reviewPage,
  '/drafts/:slug/page': articlePage,
  '/drafts/:slug/report': reportPage,
  '/drafts/:slug/compare': comparePage,
  '/drafts/:slug/compare/:range': comparePage,
  '/drafts/:slug/history': historyPage,
  '/drafts/:slug/fact': factPage,
  '/drafts/:slug/pack.yaml': packFile,
  '/drafts/:slug/confirm/:action': confirmPage,
};

/** The editors' desk as a web app: pages for people and an interface for programs, over the same steps. */
export function createDesk(made: DeskDeps): Hono<DeskEnv> {
  const desk: OpenDesk = { ...made, packs: openPackIndex(made.deps.stores) };
  const app = new Hono<DeskEnv>();
  app.use(withHeaders);
  app.onError((error, context) => refuse(error, context, desk));
  app.notFound((context) => {
    mustBeMethodOf(app, context);
    throw new Refused(404, 'no-page', 'nothing is at this address', 'Look for it in the queue.');
  });
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => context.json({ ok: (await desk.deps.stores.records.counts()) instanceof Map }));
  app.use(onlyHost(desk.origin), onlyOwnOrigin(desk.origin), onlySmall);
  for (const [path, { type, text }] of desk.assets)
    app.get(path, (context) => context.body(text, 200, { 'content-type': type }));
  app.use(renewed(desk));
  signInRoutes(app, desk);

  const open = [...app.routes];
  app.use(async (context, next) => {
    mustBeMethodOf(app, context, open);
    await next();
  });
  // Whatever is not above needs a session: a path that nobody thought of shows nothing to strangers.
  app.use(onlyVisitors(desk));
  app.get('/', (context) => context.redirect('/queue', 303));
  app.get('/openapi.json', (context) => context.json(openApi(desk.origin)));
  app.get('/batches/:batch', (context) =>
    context.redirect(`/queue?state=all&batch=${encodeURIComponent(context.req.param('batch'))}`, 303),
  );
  app.get('/sources/:id', (context) =>
    context.redirect(`/used?id=${encodeURIComponent(context.req.param('id'))}`, 303),
  );
  for (const [path, page] of Object.entries(PAGES)) app.get(path, (context) => page(context, desk));
  formRoutes(app, desk);
  apiRoutes(app, desk);
  return app;
}

// Roles are what the house says now, not what it said when the desk was started.
function renewed({ renew }: DeskDeps): MiddlewareHandler<DeskEnv> {
  return async (_, next) => {
    try {
      await renew();
    } catch (error) {
      if (!(error instanceof ImprimaturError)) throw error;
      throw new Refused(
        503,
        'no-house',
        `the policy of the house cannot be used: ${error.message}`,
        'Mend the policy.',
      );
    }
    await next();
  };
}

function onlyVisitors(desk: DeskDeps): MiddlewareHandler<DeskEnv> {
  return async (context, next) => {
    const visitor = await visitorOf(context, desk, desk.time());
    if (visitor === undefined) throw new Refused(401, 'no-session', 'nobody is signed in here', 'Sign in.');
    context.set('visitor', visitor);
    await next();
  };
}

function refuse(error: unknown, context: Context<DeskEnv>, desk: DeskDeps): Response | Promise<Response> {
  const problem = problemOf(error);
  const person = context.get('visitor')?.session.person ?? null;
  const { method, path } = context.req;
  desk.log({ at: desk.deps.clock.now(), method, path, status: problem.status, code: problem.code, person });
  if (problem.status === 500) console.error(error);
  const response = wantsPage(context) ? problemPage(problem, context, desk) : problemJson(problem, context);
  return response;
}

const wantsPage = ({ req }: Context): boolean =>
  !req.path.startsWith('/v1/') && (req.header('accept') ?? '').includes('text/html');

function problemJson(problem: Problem, context: Context): Response {
  return context.json(problem, problem.status as 400, { 'content-type': 'application/problem+json' });
}

async function problemPage(problem: Problem, context: Context<DeskEnv>, desk: DeskDeps): Promise<Response> {
  const isGet = context.req.method === 'GET';
  if (problem.code === 'no-session' && isGet) {
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  const slug = /^\/drafts\/([a-z0-9-]+)/.exec(context.req.path)?.[1];
  const back = slug === undefined ? '/queue' : `/drafts/${slug}${new URL(context.req.url).search}`;
  context.status(problem.status as 400);
  const fresh = problem.code === 'step-up' ? `/sign-in?fresh=1&next=${encodeURIComponent(back)}` : null;
  const form = new URLSearchParams(isGet || problem.status === 413 ? '' : await context.req.text());
  const changed = problem.status === 412 && slug !== undefined ? changedSince(slug, form, context) : null;
  // Nobody has to find their words twice.
  const words = ['reason', 'notice', 'text', 'comment', 'statement'];
  const written = [...form].flatMap(([name, value]) =>
    (words.includes(name) || name.startsWith('note.')) && value.trim() !== '' ? [value] : [],
  );
  const reasons = sentencesOf(
    problem.reasons.length > 0
      ? problem.reasons
      : [{ code: problem.code, message: problem.detail, remedy: 'Try again.' }],
  );
  const backTo = slug === undefined ? 'Go to the queue' : 'Go back to the draft';
  return renderPage(context, desk, 'problem', problem.title, {
    problem,
    reasons,
    back,
    backTo,
    fresh,
    changed,
    written,
  });
}

// Whoever was too slow is shown what is different from what they looked at.
function changedSince(slug: string, form: URLSearchParams, { req }: Context): string | null {
  const match = form.get('if_match');
  const locale = req.query('locale');
  if (match === null || !isDigest(match)) return null;
  return `/drafts/${slug}/compare?${new URLSearchParams({ ...(locale === undefined ? {} : { locale }), from: match })}`;
}
