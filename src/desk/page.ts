import type { Context } from 'hono';
import type { DeskDeps } from './desk-deps.ts';
import type { DeskEnv } from './visitor.ts';

/** The tabs at the top of every page. */
const TABS = [
  { path: '/queue', name: 'Queue' },
  { path: '/calendar', name: 'Calendar' },
  { path: '/due', name: 'Due for review' },
  { path: '/used', name: 'Where used' },
  { path: '/batches', name: 'Batches' },
  { path: '/people', name: 'People' },
  { path: '/deliveries', name: 'Deliveries' },
  { path: '/ledger', name: 'Ledger' },
] as const;

/** Renders a page of the desk around its own view. */
export function renderPage(
  context: Context<DeskEnv>,
  desk: DeskDeps,
  template: string,
  title: string,
  view: object,
): Response | Promise<Response> {
  const visitor = context.get('visitor');
  const frame = {
    title,
    isDevelopment: desk.isDevelopment,
    person: visitor === undefined ? null : { name: visitor.entry.name, roles: visitor.entry.roles.join(', ') },
    token: visitor?.session.token ?? '',
    done: doneText(context),
    siteAddress: desk.siteAddress,
    tabs: TABS.map(({ path, name }) => ({ path, name, isCurrent: context.req.path.startsWith(path) })),
  };
  return context.html(desk.templates.render(`${template}.hbs`, { ...frame, ...view }));
}

const DONE: Readonly<Record<string, string>> = {
  'sign-off': 'Your sign-off is recorded.',
  judge: 'Your verdicts are recorded.',
  'request-changes': 'The draft is sent back.',
  revoke: 'Your sign-off is taken back.',
  comment: 'Your comment is recorded.',
  resolve: 'The comment is settled.',
  revise: 'The fact is changed and the draft is built again. Sign-offs of the draft before it are void.',
  correct: 'A draft with the correction is built. Sign-offs of the draft before it are void.',
  publish: 'Published: readers have the page now, or within a minute.',
  schedule: 'The publication is scheduled.',
  unschedule: 'The schedule is taken back.',
  withdraw: 'The page is withdrawn; a notice takes its place.',
  assign: 'The draft is assigned.',
  batch: 'The packs are built again.',
  discard: 'The draft is put aside.',
};

// By name, never by text: nobody puts words into the desk's mouth by a link.
function doneText(context: Context): string | null {
  const done = context.req.query('done');
  return done !== undefined && Object.hasOwn(DONE, done) ? (DONE[done] ?? null) : null;
}
