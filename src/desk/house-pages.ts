import type { Context } from 'hono';
import { batchesInQueue } from '../pipeline/batches.ts';
import { lastDeliveries } from '../pipeline/last-deliveries.ts';
import { verify } from '../pipeline/verify.ts';
import { type Use, whereUsed } from '../pipeline/where-used.ts';
import type { Head } from '../stores/record-store.ts';
import type { OpenDesk } from './desk-deps.ts';
import { renderPage } from './page.ts';
import type { DeskEnv } from './visitor.ts';

type Page = (context: Context<DeskEnv>, desk: OpenDesk) => Promise<Response>;

/** How many articles a page names; the table that is downloaded names all. */
const MOST_SHOWN = 200;

const linkTo = ({ article }: Head): string => `/drafts/${article.slug}?locale=${article.locale}`;

/** `/used?id=`: every article that shows a fact or rests on a source; as a table, or as CSV. */
export const usedPage: Page = async (context, desk) => {
  const id = context.req.query('id')?.trim().slice(0, 300) ?? '';
  const uses = id === '' ? [] : await whereUsed(id, desk.packs);
  if (context.req.query('format') === 'csv')
    return new Response(csvOf(uses), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="where-used.csv"',
      },
    });
  const view = {
    id,
    isAsked: id !== '',
    isEmpty: uses.length === 0,
    csv: `/used?format=csv&id=${encodeURIComponent(id)}`,
    more: uses.length > MOST_SHOWN ? uses.length - MOST_SHOWN : null,
    uses: uses.slice(0, MOST_SHOWN).map((use) => ({
      title: use.head.title,
      link: linkTo(use.head),
      where: placesOf(use),
      facts: use.facts,
    })),
  };
  return renderPage(context, desk, 'used', 'Where used', view);
};

function placesOf({ head, inOpen, inLive }: Use): string {
  const places = [inLive ? 'live' : '', inOpen ? (head.open?.state.replace('_', ' ') ?? '') : ''];
  return places.filter((place) => place !== '').join(', ');
}

function csvOf(uses: readonly Use[]): string {
  const rows = uses.map((use) => [
    use.head.article.slug,
    use.head.article.locale,
    use.head.title,
    placesOf(use),
    use.facts.join(' '),
  ]);
  return [['slug', 'locale', 'title', 'where', 'facts'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
}

// A cell that starts like a formula would be one in a spreadsheet (ASVS 1.2.10).
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** `/people`: the roster, as the policy has it. */
export const peoplePage: Page = async (context, desk) => {
  const { people, signOffs } = desk.deps.house.policy.policy;
  const view = {
    people: people.map(({ id, name, credentials, roles }) => ({
      id,
      name,
      credentials: credentials ?? '',
      roles: roles.join(', '),
    })),
    required: signOffs.roles.join(', '),
    verdicts: signOffs.verdicts,
    holdDays: signOffs.holdDays,
  };
  return renderPage(context, desk, 'people', 'People', view);
};

/** `/batches`: the batches that built what is open, and a button for the next. */
export const batchesPage: Page = async (context, desk) => {
  const found = await batchesInQueue(desk.deps);
  const view = {
    isEmpty: found.length === 0,
    batches: found.map(({ batch, articles, states }) => ({
      batch,
      link: `/batches/${encodeURIComponent(batch)}`,
      articles,
      states: Object.entries(states)
        .map(([state, count]) => `${count} ${state.replaceAll('_', ' ')}`)
        .join(', '),
    })),
  };
  return renderPage(context, desk, 'batches', 'Batches', view);
};

/** `/deliveries`: what was told to whom, the last first. */
export const deliveriesPage: Page = async (context, desk) => {
  const deliveries = await lastDeliveries(desk.deps);
  const view = {
    isEmpty: deliveries.length === 0,
    deliveries: deliveries.map(({ at, endpoint, id, type, attempt, status, outcome }) => ({
      at: at.slice(0, 19).replace('T', ' '),
      ...{ endpoint, id, type, attempt, outcome },
      status: status === null ? 'no answer' : String(status),
      isBad: outcome === 'failed' || outcome === 'given-up',
    })),
  };
  return renderPage(context, desk, 'deliveries', 'Deliveries', view);
};

/** `/ledger`: whether every record, blob and public file is as it was approved. */
export const ledgerPage: Page = async (context, desk) => {
  const isAsked = context.req.query('verify') === 'now';
  const found = isAsked ? await verify(desk.deps) : undefined;
  const view = {
    isAsked,
    isWhole: found?.faults.length === 0,
    faults: found?.faults.map(({ code, subject, message }) => ({ code, subject, message })) ?? [],
    counted:
      found === undefined
        ? ''
        : `${found.articles} articles, ${found.events} events, ${found.blobs} blobs, ${found.files} public files`,
  };
  return renderPage(context, desk, 'ledger', 'Ledger', view);
};
