import type { Context } from 'hono';
import { personOf, SIGNING_ROLES } from '../policy/policy.ts';
import type { HeadQuery } from '../stores/head-query.ts';
import type { Head } from '../stores/record-store.ts';
import type { DeskDeps } from './desk-deps.ts';
import { renderPage } from './page.ts';
import type { DeskEnv } from './visitor.ts';

const TABS = [
  ['in_review', 'In review'],
  ['approved', 'Approved'],
  ['scheduled', 'Scheduled'],
  ['changes_requested', 'Changes requested'],
  ['rejected', 'Rejected'],
  ['discarded', 'Discarded'],
  ['published', 'Published'],
  ['withdrawn', 'Withdrawn'],
  ['all', 'All'],
] as const;

/** The states by which the queue can be asked for. */
export const QUEUE_STATES: readonly string[] = TABS.map(([id]) => id);

const PAGE = 50;

/** The part of the queue that an address asks for. */
export function queryOf(context: Context<DeskEnv>): HeadQuery & { readonly tab: string } {
  const [state, role, batch, search, after] = ['state', 'role', 'batch', 'q', 'after'].map((name) => {
    const given = context.req.query(name)?.slice(0, 200);
    return given === '' ? undefined : given;
  });
  const tab = TABS.some(([id]) => id === state) ? (state ?? 'in_review') : 'in_review';
  const mine = context.req.query('mine') === '1' ? context.get('visitor').session.person : undefined;
  const isRole = SIGNING_ROLES.some((known) => known === role);
  return {
    tab,
    ...(tab === 'all' ? {} : { state: tab }),
    ...(isRole && role !== undefined ? { unsigned: role } : {}),
    ...(batch === undefined ? {} : { batch }),
    ...(mine === undefined ? {} : { assigned: mine }),
    ...(search === undefined ? {} : { search }),
    ...(after === undefined ? {} : { after }),
    limit: PAGE,
  };
}

/** `/queue`: what waits for whom. */
export async function queuePage(context: Context<DeskEnv>, desk: DeskDeps): Promise<Response> {
  const { tab, ...query } = queryOf(context);
  const { records } = desk.deps.stores;
  const [page, counts] = [await records.list(query), await records.counts()];
  const link = (changes: Readonly<Record<string, string | undefined>>): string => {
    const all = {
      state: tab,
      role: query.unsigned,
      batch: query.batch,
      q: query.search,
      mine: query.assigned && '1',
      ...changes,
    };
    const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    return `/queue?${new URLSearchParams(given)}`;
  };
  const total = (id: string): number =>
    id === 'all' ? [...counts.values()].reduce((sum, count) => sum + count, 0) : (counts.get(id) ?? 0);
  const view = {
    states: TABS.map(([id, name]) => ({
      name,
      count: id === 'all' ? '' : String(total(id)),
      link: link({ state: id }),
      isCurrent: id === tab,
    })),
    tab,
    roles: [
      { id: '', name: 'Any role', isChosen: query.unsigned === undefined },
      ...SIGNING_ROLES.map((id) => ({ id, name: `Waits for ${id}`, isChosen: query.unsigned === id })),
    ],
    search: query.search ?? '',
    isMine: query.assigned !== undefined,
    batch: query.batch ?? null,
    withoutBatch: link({ batch: undefined }),
    groups: groupsOf(
      page.heads.map(({ head }) => head),
      (id) => (id === null ? null : (personOf(desk.deps.house.policy.policy, id)?.name ?? id)),
    ),
    isEmpty: page.heads.length === 0,
    next: page.next === undefined ? null : link({ after: page.next }),
  };
  return renderPage(context, desk, 'queue', 'Queue', view);
}

/** Rows under the batch that built them, so that what came together can be read together. */
function groupsOf(heads: readonly Head[], nameOf: (id: string | null) => string | null) {
  const groups = Map.groupBy(heads, ({ open }) => open?.batch ?? '');
  let first = true;
  return [...groups].map(([batch, rows]) => ({
    batch: batch === '' ? null : batch,
    batchLink: batch === '' ? '' : `/batches/${batch}`,
    rows: rows.map(({ article, title, open, live, updatedAt }) => {
      const isFirst = first;
      first = false;
      return {
        isFirst,
        title,
        slug: article.slug,
        locale: article.locale,
        link: `/drafts/${article.slug}?locale=${article.locale}`,
        state: (open?.state ?? live?.state ?? '').replace('_', ' '),
        live: open !== null && live !== null ? live.state : null,
        assigned: nameOf(open?.assigned ?? null),
        scheduled: open?.scheduled?.slice(0, 16).replace('T', ' ') ?? null,
        due: open?.due ?? live?.due ?? null,
        changed: updatedAt.slice(0, 16).replace('T', ' '),
        chips: (open?.requires ?? []).map((role) => ({
          role,
          isSigned: open?.signed.includes(role) ?? false,
          text: open?.signed.includes(role) ? 'signed' : 'open',
        })),
      };
    }),
  }));
}
