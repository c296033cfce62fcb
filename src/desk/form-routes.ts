import type { Context, Hono } from 'hono';
import { ImprimaturError } from '../errors.ts';
import { runBatchFor } from '../pipeline/batches.ts';
import { renderConfirm } from './confirm-page.ts';
import { decide } from './decide.ts';
import type { DeskDeps } from './desk-deps.ts';
import { factFromForm } from './fact-form.ts';
import { bodiesOf } from './judge-form.ts';
import { Refused } from './problem.ts';
import { readBody } from './request-body.ts';
import { seenDraft } from './seen-draft.ts';
import { isTokenOf } from './session.ts';
import type { DeskEnv } from './visitor.ts';

// After these, what the person looked at is done with, and the next of the queue comes.
const LEADS_ON = ['sign-off', 'request-changes', 'discard'];

/** The forms of the pages: the same decisions as `/v1`, answered with the page to go on to. */
export function formRoutes(app: Hono<DeskEnv>, desk: DeskDeps): void {
  app.post('/drafts/:slug/actions/:action', async (context) => {
    const name = context.req.param('action');
    const { match, fields } = await readForm(context);
    const bodies = name === 'judge' ? bodiesOf(fields, await seenDraft(context, desk)) : [withoutBlanks(fields)];
    for (const body of bodies) await take(context, desk, name, match, body);
    const { slug } = context.req.param();
    const query = new URLSearchParams({ ...localeOf(context), done: name });
    const next = LEADS_ON.includes(name) ? `/queue?done=${name}` : `/drafts/${slug}?${query}`;
    return context.redirect(next, 303);
  });

  app.post('/batches', async (context) => {
    await readForm(context);
    const { batchId } = await runBatchFor(context.get('visitor').session.person, desk.runBatch, desk.deps);
    return context.redirect(`/queue?state=all&batch=${encodeURIComponent(batchId)}&done=batch`, 303);
  });

  app.post('/drafts/:slug/confirm/:action', async (context) => {
    const { fields } = await readForm(context);
    return renderConfirm(context, desk, fields);
  });

  app.post('/drafts/:slug/fact', async (context) => {
    const { match, fields } = await readForm(context);
    const seen = await seenDraft(context, desk);
    const fact = seen.kept.pack.facts.find(({ id }) => id === context.req.query('id'));
    if (fact === undefined) throw new ImprimaturError('not-found', 'the pack has no such fact');
    const { content, reason, notice } = factFromForm(fact, fields);
    const [done, corrects] = notice === '' ? ['revise', {}] : ['correct', { notice }];
    await take(context, desk, done, match, { fact: fact.id, content, reason, ...corrects });
    const query = new URLSearchParams({ ...localeOf(context), done });
    return context.redirect(`/drafts/${seen.article.slug}/compare?${query}`, 303);
  });
}

function localeOf({ req }: Context): Record<string, string> {
  const locale = req.query('locale');
  return locale === undefined ? {} : { locale };
}

async function readForm(context: Context<DeskEnv>) {
  const { token, if_match: match, ...fields } = await readBody(context);
  if (typeof token !== 'string' || !isTokenOf(context.get('visitor').session, token))
    throw new Refused(403, 'no-token', 'the form was not made for this session', 'Load the page again.');
  return { match: typeof match === 'string' ? match : undefined, fields };
}

const withoutBlanks = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== '' || name === 'reason' || name === 'text'),
  );

function take(
  context: Context<DeskEnv>,
  { deps, time }: DeskDeps,
  name: string,
  match: string | undefined,
  body: Readonly<Record<string, unknown>>,
) {
  const slug = context.req.param('slug') ?? '';
  const request = { slug, locale: context.req.query('locale'), name, match, body };
  return decide(request, context.get('visitor').session, time(), deps);
}
