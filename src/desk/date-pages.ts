import type { Context } from 'hono';
import { sourceAlerts } from '../pipeline/source-alerts.ts';
import type { Head } from '../stores/record-store.ts';
import type { DeskDeps, OpenDesk } from './desk-deps.ts';
import { renderPage } from './page.ts';
import type { DeskEnv } from './visitor.ts';

type Page = (context: Context<DeskEnv>, desk: OpenDesk) => Promise<Response>;

/** How many rows a page of dates shows; what comes first of all articles, not of those that changed last. */
const MOST_SHOWN = 200;

const linkTo = ({ article }: Head): string => `/drafts/${article.slug}?locale=${article.locale}`;

interface Dated {
  readonly when: string;
  readonly head: Head;
}

const byWhen = (a: Dated, b: Dated): number => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0);

/** Every article that has a date, with it, in order. */
async function dated(dateOf: (head: Head) => string | null | undefined, { deps }: DeskDeps): Promise<readonly Dated[]> {
  const found: Dated[] = [];
  for await (const { head } of deps.stores.records.heads()) {
    const when = dateOf(head);
    if (when != null) found.push({ when, head });
  }
  return found.sort(byWhen);
}

/** `/calendar`: what is to be published when, and what was. */
export const calendarPage: Page = async (context, desk) => {
  const coming = await dated(({ open }) => open?.scheduled, desk);
  const past = await dated(({ live }) => (live?.state === 'published' ? live.since : null), desk);
  // What comes next first, and what went online last first: both lists start at today.
  const view = {
    parts: [
      { name: 'To be published', none: 'Nothing is scheduled.', days: daysOf(coming), more: moreOf(coming) },
      { name: 'Published', none: 'Nothing is online yet.', days: daysOf(past.toReversed()), more: moreOf(past) },
    ],
  };
  return renderPage(context, desk, 'calendar', 'Calendar', view);
};

const moreOf = (rows: readonly Dated[]): number | null => (rows.length > MOST_SHOWN ? rows.length - MOST_SHOWN : null);

const daysOf = (rows: readonly Dated[]) =>
  [...Map.groupBy(rows.slice(0, MOST_SHOWN), ({ when }) => when.slice(0, 10))].map(([day, members]) => ({
    day,
    rows: members.map(({ when, head }) => ({ time: when.slice(11, 16), title: head.title, link: linkTo(head) })),
  }));

/** `/due`: live and open articles by the day on which the first of their facts must be read again, and live ones whose sources no longer stand. */
export const duePage: Page = async (context, desk) => {
  const today = desk.deps.clock.today();
  const rows = await dated(dueOf, desk);
  const isAsked = context.req.query('sources') === 'now';
  const alerts = isAsked ? await sourceAlerts(desk.packs, desk.deps.house) : [];
  const view = {
    today,
    rows: rows.slice(0, MOST_SHOWN).map(({ when, head }) => ({
      due: when,
      isOver: when < today,
      title: head.title,
      state: isLive(head) ? 'published' : (head.open?.state.replace('_', ' ') ?? ''),
      link: linkTo(head),
    })),
    more: moreOf(rows),
    isEmpty: rows.length === 0,
    isAsked,
    alerts: alerts.map(({ head, source, title, said }) => ({
      ...{ article: head.title, link: linkTo(head), title, said },
      used: `/used?id=${encodeURIComponent(source)}`,
    })),
    noList: desk.deps.house.retractions === undefined,
  };
  return renderPage(context, desk, 'due', 'Due for review', view);
};

const isLive = ({ live }: Head): boolean => live?.state === 'published';
const ON_ITS_WAY = ['in_review', 'approved', 'scheduled'];

function dueOf(head: Head): string | null {
  const { open, live } = head;
  if (isLive(head)) return live?.due ?? open?.due ?? null;
  return open !== null && ON_ITS_WAY.includes(open.state) ? open.due : null;
}
