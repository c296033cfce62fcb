import type { Context, Hono } from 'hono';
import { isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { readFact } from '../pack/read-fact.ts';
import { batchesInQueue, runBatchFor } from '../pipeline/batches.ts';
import { compareDrafts, comparedWith } from '../pipeline/compare-drafts.ts';
import { readDraft } from '../pipeline/keep-draft.ts';
import { lastDeliveries } from '../pipeline/last-deliveries.ts';
import { loadArticle } from '../pipeline/load-article.ts';
import { verify } from '../pipeline/verify.ts';
import { SIGNING_ROLES } from '../policy/policy.ts';
import { answeringOnce, type Once } from './answer-once.ts';
import { decide } from './decide.ts';
import type { DeskDeps } from './desk-deps.ts';
import { factFromForm } from './fact-form.ts';
import { Refused } from './problem.ts';
import { QUEUE_STATES, queryOf } from './queue-page.ts';
import { readBody } from './request-body.ts';
import { seenDraft } from './seen-draft.ts';
import { isTokenOf } from './session.ts';
import type { DeskEnv } from './visitor.ts';

const KNOWN: Readonly<Record<string, readonly string[]>> = { state: QUEUE_STATES, role: SIGNING_ROLES };

/** `/v1`: what programs read and decide, with the same sessions and by the same steps as the pages. */
export function apiRoutes(app: Hono<DeskEnv>, desk: DeskDeps): void {
  const { stores } = desk.deps;
  const once = answeringOnce(desk.answers, desk.time);
  app.get('/v1/me', (context) => {
    const { entry, session } = context.get('visitor');
    return context.json({ id: entry.id, name: entry.name, roles: entry.roles, token: session.token });
  });
  app.get('/v1/drafts', async (context) => {
    mustBeKnown(context);
    const { tab: _, ...query } = queryOf(context);
    const { heads, next } = await stores.records.list(query);
    return context.json({ drafts: heads.map(({ head }) => head), next: next ?? null });
  });
  app.get('/v1/drafts/:slug', async (context) => {
    const { article, open, built, claims, judgements, actions, state } = await seenDraft(context, desk);
    const draft = {
      article,
      title: built.title,
      draft: built.draft,
      state: open ?? 'published',
      signOffs: state.signOffs,
    };
    const told = claims.map((claim) => ({ ...claim, verdict: judgements.get(claim.fact)?.verdict ?? null }));
    return context.json({ ...draft, claims: told, comments: state.comments, actions }, 200, {
      etag: `"${built.draft}"`,
    });
  });
  app.get('/v1/drafts/:slug/report', async (context) => context.json((await seenDraft(context, desk)).kept.report));
  app.get('/v1/drafts/:slug/events', async (context) =>
    context.json({ events: (await seenDraft(context, desk)).entries }),
  );
  app.get('/v1/drafts/:slug/compare', async (context) => {
    const { article, built } = await seenDraft(context, desk);
    const loaded = await loadArticle(article, stores);
    const from =
      context.req.query('from') ?? comparedWith(loaded, context.get('visitor').session.person)?.draft ?? built.draft;
    const to = context.req.query('to') ?? built.draft;
    if (!isDigest(from) || !isDigest(to))
      throw new Refused(400, 'no-digest', 'from and to are digests', 'Name drafts.');
    return context.json(await compareDrafts(article, from, to, desk.deps));
  });
  app.get('/v1/drafts/:slug/revisions/:digest', async (context) => {
    const { entries } = await seenDraft(context, desk);
    const digest = context.req.param('digest');
    const built = entries.map(({ event }) => event).find((event) => 'draft' in event && event.draft === digest);
    if (built?.type !== 'draft.built') throw new ImprimaturError('not-found', 'found no such draft');
    const { pack, report, html } = await readDraft(built, stores.blobs);
    return context.json({ built, pack, report, html }, 200, { etag: `"${digest}"` });
  });
  app.get('/v1/batches', async (context) => context.json({ batches: await batchesInQueue(desk.deps) }));
  app.get('/v1/batches/:batch', async (context) => {
    const { heads, next } = await stores.records.list({ batch: context.req.param('batch'), limit: 200 });
    return context.json({ drafts: heads.map(({ head }) => head), next: next ?? null });
  });
  app.post('/v1/batches', async (context) => {
    mustHaveToken(context);
    const { person } = context.get('visitor').session;
    return once(context, { name: 'batch' }, () => runBatchFor(person, desk.runBatch, desk.deps));
  });
  app.get('/v1/deliveries', async (context) => context.json({ deliveries: await lastDeliveries(desk.deps) }));
  app.get('/v1/ledger/verify', async (context) => context.json(await verify(desk.deps)));
  // Checks a fact as the form has it now, and changes nothing.
  app.post('/v1/drafts/:slug/facts/check', async (context) => {
    mustHaveToken(context);
    const { kept } = await seenDraft(context, desk);
    const body = await readBody(context);
    const fact = kept.pack.facts.find(({ id }) => id === context.req.query('id'));
    // A page sends its form as it stands, a program the whole fact.
    const reading = readFact(fact === undefined ? body : factFromForm(fact, body).content, kept.pack);
    return context.json({ problems: reading.ok ? [] : reading.problems });
  });
  app.post('/v1/drafts/:slug/actions/:action', (context) => takeAction(context, once, desk));
}

// A page shows its first tab for a state that there is not; a program that misspelt one must not take another list for it.
function mustBeKnown({ req }: Context): void {
  for (const [name, known] of Object.entries(KNOWN)) {
    const given = req.query(name) || undefined;
    if (given === undefined || known.includes(given)) continue;
    const said = `${name}: found ${JSON.stringify(given)}`;
    throw new Refused(400, `no-${name}`, said, `Use one of ${known.join(', ')}.`);
  }
}

function mustHaveToken(context: Context<DeskEnv>): void {
  const token = context.req.header('x-imprimatur-token');
  if (token === undefined || !isTokenOf(context.get('visitor').session, token))
    throw new Refused(403, 'no-token', 'the request does not carry the token of this session', 'See /v1/me.');
}

/** What a request to `/v1/drafts/{slug}/actions/{action}` asks for, and the taking of it. */
async function takeAction(context: Context<DeskEnv>, once: Once, { deps, time }: DeskDeps): Promise<Response> {
  mustHaveToken(context);
  const { session } = context.get('visitor');
  const { slug = '', action: name = '' } = context.req.param();
  const request = {
    ...{ slug, name, locale: context.req.query('locale'), match: context.req.header('if-match') },
    body: await readBody(context),
  };
  return once(context, request, async () => {
    const { result } = await decide(request, session, time(), deps);
    return { done: name, result };
  });
}
