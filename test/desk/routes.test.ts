import { beforeAll, describe, expect, it } from '@jest/globals';
import { PAGES } from '../../src/desk/create-desk.ts';
import { DECISIONS } from '../../src/desk/decisions.ts';
import { keyOf } from '../../src/desk/session.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { aDesk, approve, build, draftOf, PACK, publishOne, ZINC } from '../pipeline/a-desk.ts';
import { aHouse, PEOPLE } from '../pipeline/a-house.ts';
import { act, aWebDesk, get, ORIGIN, type Seat, send, signIn, type WebDesk } from './a-web-desk.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

/** Somebody for every role there is, and the author of the article. */
const WHO = {
  ...{ author: 'pat', editor: 'ed', medical: 'mo', legal: 'lea' },
  ...{ publisher: 'pip', auditor: 'aud', admin: 'ada' },
} as const;
type Who = keyof typeof WHO;
const ROLES = Object.keys(WHO) as readonly Who[];

/** Paths that strangers may see: none of them shows anything of an article. */
const OPEN = [
  '/healthz',
  '/readyz',
  '/sign-in',
  '/sign-in/callback',
  '/signed-out',
  '/sign-out',
  '/assets/desk.css',
  '/*',
];

const ALLOWED = /^(GET, HEAD|POST|GET, HEAD, POST)$/;

const filled = (path: string, digest: string): string =>
  path
    .replace(':slug', 'zinc-colds')
    .replace(':action', 'withdraw')
    .replace(':batch', 'b1')
    .replace(':range', `${digest}..${digest}`)
    .replace(':id', 'nih-zinc')
    .replace(':digest', digest)
    .replace(/\/fact$/, '/fact?id=colds');

async function opened(stage: 'in_review' | 'approved' | 'published' = 'in_review') {
  const deps = await aDesk(house);
  if (stage === 'in_review') await build([PACK], deps);
  else await approve(deps);
  if (stage === 'published') await publishOne(deps);
  const desk = aWebDesk(deps);
  return { deps, desk, digest: await draftOf(ZINC, deps) };
}

const countOf = async (deps: Deps): Promise<number> => (await loadArticle(ZINC, deps.stores)).entries.length;

describe('every path', () => {
  let desk: WebDesk;
  let deps: Deps;
  let digest: string;
  let paths: readonly string[];
  const seats = new Map<Who, Seat>();

  beforeAll(async () => {
    ({ desk, deps, digest } = await opened());
    for (const role of ROLES) seats.set(role, await signIn(desk, WHO[role]));
    paths = [...new Set(desk.app.routes.map(({ path }) => path))].filter((path) => !OPEN.includes(path));
  });

  it('is known to this test: pages, forms and the interface for programs', () => {
    expect(paths).toEqual(expect.arrayContaining([...Object.keys(PAGES), '/', '/openapi.json', '/v1/drafts']));
    expect(paths.length).toBeGreaterThan(30);
  });

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'gives nobody anything for %s, and leads browsers to the sign-in',
    async (method) => {
      for (const path of paths)
        for (const accept of ['text/html', '*/*']) {
          const init = { method, headers: { accept, origin: ORIGIN } };
          const answer = await desk.app.request(ORIGIN + filled(path, digest), init);

          const leads = answer.status === 303 && (answer.headers.get('location') ?? '').startsWith('/sign-in?');
          expect([method, path, answer.status, leads || answer.status === 401]).toEqual([
            ...[method, path, answer.status],
            true,
          ]);
          if (method !== 'HEAD') expect(await answer.text()).not.toMatch(/lozenge|common cold/i);
        }
    },
  );

  it('keeps a session ended that is ended while a page of it is on its way', async () => {
    const late = await opened();
    const { sessions } = late.desk;
    const seat = await signIn(late.desk, 'ed');
    const key = keyOf(seat.cookie.split('=')[1] ?? '');
    const slow = aWebDesk(late.deps, {
      sessions: {
        ...sessions,
        get: async (...asked) => {
          const found = await sessions.get(...asked);
          await sessions.remove(key);
          return found;
        },
      },
    });

    const onItsWay = await get(slow, '/queue', seat);
    const afterwards = await get(late.desk, '/queue', seat);

    expect([onItsWay.status, afterwards.status]).toEqual([200, 401]);
  });

  it('gives those whose session has ended no more than nobody', async () => {
    const late = await opened();
    const seat = await signIn(late.desk, 'ed');
    late.desk.now += 31 * 60_000;

    for (const path of paths) {
      const answer = await get(late.desk, filled(path, late.digest), seat);
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it.each(ROLES)('shows every page and reading to a signed-in %s', async (role) => {
    for (const route of desk.app.routes) {
      if (route.method !== 'GET' || OPEN.includes(route.path)) continue;
      const answer = await get(desk, filled(route.path, digest), seats.get(role), { accept: 'text/html' });
      expect([route.path, answer.status]).toEqual([route.path, expect.any(Number)]);
      expect([200, 303]).toContain(answer.status);
    }
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('changes nothing for %s', async (method) => {
    const before = await countOf(deps);
    const { cookie = '', token = '' } = seats.get('editor') ?? {};
    const headers = { origin: ORIGIN, cookie, 'x-imprimatur-token': token, 'if-match': digest };
    for (const path of paths) {
      const answer = await desk.app.request(ORIGIN + filled(path, digest), { method, headers });
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, expect.stringMatching(ALLOWED)]);
    }
    expect(await countOf(deps)).toBe(before);
  });

  it.each(['OPTIONS', 'PROPFIND'])('says which methods there are to whoever asks with %s', async (method) => {
    const { cookie = '' } = seats.get('editor') ?? {};
    for (const path of paths) {
      const answer = await desk.app.request(ORIGIN + filled(path, digest), { method, headers: { cookie } });
      const registered = new Set(desk.app.routes.filter((route) => route.path === path).map((route) => route.method));
      const allowed = ['GET', 'POST']
        .filter((known) => registered.has(known))
        .join(', ')
        .replace('GET', 'GET, HEAD');
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allowed]);
      expect(await answer.json()).toMatchObject({ status: 405, code: 'no-method' });
    }
  });

  it('answers 405 to a POST where there is only a page, and 404 where there is nothing', async () => {
    const seat = seats.get('editor') as Seat;

    const page = await send(desk, '/queue', {}, seat);
    const nothing = await send(desk, '/nothing', {}, seat);
    const put = await desk.app.request(`${ORIGIN}/nothing`, {
      method: 'PUT',
      headers: { origin: ORIGIN, cookie: seat.cookie },
    });

    expect([page.status, page.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect([nothing.status, nothing.headers.get('allow'), put.status]).toEqual([404, null, 404]);
  });

  it.each([
    ['/healthz', 'GET, HEAD'],
    ['/sign-in', 'GET, HEAD'],
    ['/sign-out', 'POST'],
    ['/assets/desk.css', 'GET, HEAD'],
  ])('says so of %s to strangers too', async (path, allowed) => {
    const answer = await desk.app.request(ORIGIN + path, { method: 'DELETE', headers: { origin: ORIGIN } });

    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
  });

  it('changes nothing for a POST without a token, with a wrong one, with another person’s, or with it in the address', async () => {
    const before = await countOf(deps);
    const seat = seats.get('editor') as Seat;
    const other = (seats.get('medical') as Seat).token;
    for (const { path, method } of desk.app.routes) {
      if (method !== 'POST' || OPEN.includes(path)) continue;
      const at = filled(path, digest);
      const tries = [
        send(desk, at, { if_match: digest, reason: 'x' }, seat),
        send(desk, at, { token: 'wrong', if_match: digest, reason: 'x' }, seat),
        send(desk, at, { token: other, if_match: digest, reason: 'x' }, seat, { 'x-imprimatur-token': other }),
        send(desk, `${at}${at.includes('?') ? '&' : '?'}token=${seat.token}`, { if_match: digest }, seat),
      ];
      for (const answer of await Promise.all(tries)) expect([path, answer.status]).toEqual([path, 403]);
    }
    expect(await countOf(deps)).toBe(before);
  });
});

// What each may do with an article at a stage; the statuses of the rest say who may not, and what cannot be.
const BODIES: Readonly<Record<string, object>> = {
  'sign-off:editor': { role: 'editor' },
  'sign-off:medical': { role: 'medical' },
  'sign-off:legal': { role: 'legal' },
  'judge:medical': { role: 'medical', verdicts: [{ fact: 'colds', verdict: 'supports' }] },
  'request-changes': { reason: 'A trial is missing.' },
  revoke: { reason: 'I was wrong.' },
  comment: { text: 'Look at this.' },
  resolve: { id: 'c9' },
  revise: { fact: 'colds', content: {}, reason: 'It is wrong.' },
  correct: { notice: 'It was wrong.' },
  publish: {},
  schedule: { due: '2026-12-01T09:00:00.000Z' },
  unschedule: {},
  withdraw: { reason: 'A source was retracted.' },
  assign: { to: 'mo' },
  discard: { reason: 'Nobody needs it.' },
};

const TABLE: readonly (readonly [
  'in_review' | 'approved' | 'published',
  string,
  Readonly<Record<Exclude<Who, 'auditor'>, number>>,
])[] = [
  ['in_review', 'sign-off:editor', { author: 403, editor: 200, medical: 403, legal: 403, publisher: 403, admin: 403 }],
  ['in_review', 'sign-off:medical', { author: 403, editor: 403, medical: 200, legal: 403, publisher: 403, admin: 403 }],
  ['in_review', 'sign-off:legal', { author: 403, editor: 403, medical: 403, legal: 200, publisher: 403, admin: 403 }],
  ['in_review', 'judge:medical', { author: 403, editor: 403, medical: 200, legal: 403, publisher: 403, admin: 403 }],
  ['in_review', 'request-changes', { author: 200, editor: 200, medical: 200, legal: 200, publisher: 403, admin: 403 }],
  ['in_review', 'revoke', { author: 409, editor: 409, medical: 409, legal: 409, publisher: 409, admin: 409 }],
  ['in_review', 'comment', { author: 200, editor: 200, medical: 200, legal: 200, publisher: 200, admin: 403 }],
  ['in_review', 'resolve', { author: 422, editor: 422, medical: 422, legal: 422, publisher: 422, admin: 422 }],
  ['in_review', 'revise', { author: 400, editor: 400, medical: 400, legal: 400, publisher: 403, admin: 403 }],
  ['in_review', 'correct', { author: 409, editor: 409, medical: 409, legal: 409, publisher: 403, admin: 403 }],
  ['in_review', 'publish', { author: 409, editor: 409, medical: 403, legal: 403, publisher: 409, admin: 403 }],
  ['in_review', 'schedule', { author: 409, editor: 409, medical: 403, legal: 403, publisher: 409, admin: 403 }],
  ['in_review', 'unschedule', { author: 409, editor: 409, medical: 403, legal: 403, publisher: 409, admin: 403 }],
  ['in_review', 'withdraw', { author: 409, editor: 409, medical: 409, legal: 409, publisher: 409, admin: 403 }],
  ['in_review', 'discard', { author: 200, editor: 200, medical: 403, legal: 403, publisher: 200, admin: 403 }],
  ['in_review', 'assign', { author: 200, editor: 200, medical: 200, legal: 200, publisher: 200, admin: 403 }],
  ['published', 'assign', { author: 409, editor: 409, medical: 409, legal: 409, publisher: 409, admin: 403 }],
  ['approved', 'publish', { author: 200, editor: 200, medical: 403, legal: 403, publisher: 200, admin: 403 }],
  ['approved', 'schedule', { author: 200, editor: 200, medical: 403, legal: 403, publisher: 200, admin: 403 }],
  ['approved', 'sign-off:medical', { author: 403, editor: 403, medical: 409, legal: 403, publisher: 403, admin: 403 }],
  ['approved', 'revoke', { author: 409, editor: 200, medical: 200, legal: 200, publisher: 409, admin: 409 }],
  ['published', 'withdraw', { author: 200, editor: 200, medical: 200, legal: 200, publisher: 200, admin: 403 }],
  ['published', 'correct', { author: 200, editor: 200, medical: 200, legal: 200, publisher: 403, admin: 403 }],
  ['published', 'publish', { author: 409, editor: 409, medical: 403, legal: 403, publisher: 409, admin: 403 }],
  ['published', 'revoke', { author: 409, editor: 409, medical: 409, legal: 409, publisher: 409, admin: 409 }],
  ['published', 'discard', { author: 409, editor: 409, medical: 403, legal: 403, publisher: 409, admin: 403 }],
];

describe('an address', () => {
  it('of a source leads to where it is used, and of two drafts to what differs between them', async () => {
    const { desk, digest } = await opened();
    const seat = await signIn(desk, 'ed');

    const source = await get(desk, '/sources/10.1002%2Fx%3Fy', seat);
    const compared = await get(desk, `/drafts/zinc-colds/compare/${digest}..${digest}?locale=en-US`, seat);
    const fact = await get(desk, '/sources/nih-zinc', seat);

    expect(source.headers.get('location')).toBe('/used?id=10.1002%2Fx%3Fy');
    expect(fact.headers.get('location')).toBe('/used?id=nih-zinc');
    expect(compared.status).toBe(200);
    expect(await compared.text()).toContain('What changed');
    for (const range of ['x', 'a..b', `${digest}..`, `..${digest}`, `${digest}..${digest}..${digest}`])
      expect([range, (await get(desk, `/drafts/zinc-colds/compare/${range}`, seat)).status]).toEqual([range, 404]);
  });

  it('that asks for what there is not says so to programs, with a reason and what to do', async () => {
    const { desk } = await opened();
    const seat = await signIn(desk, 'ed');
    for (const [path, status] of [
      ['/v1/drafts?state=in-review', 400],
      ['/v1/drafts?role=doctor', 400],
      ['/v1/drafts/none', 404],
      ['/v1/nothing', 404],
    ] as const) {
      const answer = await get(desk, path, seat);
      expect([path, answer.status, await answer.json()]).toEqual([
        ...[path, status],
        expect.objectContaining({
          reasons: [
            expect.objectContaining({ message: expect.stringMatching(/\w/), remedy: expect.stringMatching(/\w/) }),
          ],
        }),
      ]);
    }
    for (const state of ['in_review', 'rejected', 'all', ''])
      expect((await get(desk, `/v1/drafts?state=${state}`, seat)).status).toBe(200);
  });
});

describe('decisions by role', () => {
  it('are all in the table', () => {
    const tried = new Set(TABLE.map(([, name]) => name.split(':')[0]));
    expect(Object.keys(DECISIONS).filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(TABLE)('%s: %s', async (stage, name, expected) => {
    for (const role of ROLES) {
      const { deps, desk, digest } = await opened(stage);
      const before = await countOf(deps);
      const seat = await signIn(desk, WHO[role]);

      const answer = await act(desk, seat, { action: name.split(':')[0] ?? '', match: digest, body: BODIES[name] });

      const told = await answer.json();
      // Who reads and who sees to the house decide on no content, alike.
      const status = expected[role === 'auditor' ? 'admin' : role];
      expect([role, answer.status, told]).toEqual([role, status, expect.anything()]);
      const isDone = answer.status === 200;
      expect([role, (await countOf(deps)) > before]).toEqual([role, isDone]);
      if (isDone) continue;
      expect(told).toMatchObject({ status: answer.status, reasons: expect.arrayContaining([expect.anything()]) });
      expect(desk.refusals.at(-1)).toMatchObject({ status: answer.status, person: WHO[role], method: 'POST' });
    }
  });

  it('are told to the page beforehand: what is offered is taken, what is refused is refused', async () => {
    const { desk } = await opened();
    for (const { id } of PEOPLE) {
      const seat = await signIn(desk, id);
      const { actions } = (await (await get(desk, '/v1/drafts/zinc-colds', seat)).json()) as {
        actions: { name: string; role?: string; allowed: boolean; reasons: unknown[] }[];
      };
      expect(actions.map(({ allowed, reasons }) => allowed === (reasons.length === 0))).not.toContain(false);
      const signs = actions.filter(({ name, allowed }) => name === 'sign-off' && allowed).map(({ role }) => role);
      const roles = PEOPLE.find((person) => person.id === id)?.roles ?? [];
      const may = id === 'pat' ? [] : roles.filter((role) => ['editor', 'medical', 'legal'].includes(role));
      expect([id, signs]).toEqual([id, may]);
    }
  });
});
