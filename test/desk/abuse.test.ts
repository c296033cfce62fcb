import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import type { BatchSummary } from '../../src/pipeline/summarise.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { aDesk, approve, build, draftOf, PACK, publishOne, ZINC } from '../pipeline/a-desk.ts';
import { aHouse, PEOPLE } from '../pipeline/a-house.ts';
import { aPack, FACTS } from '../pipeline/a-pack.ts';
import { act, aWebDesk, cookieOf, get, ORIGIN, type Seat, send, signIn, type WebDesk } from './a-web-desk.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

async function opened(given?: Deps) {
  const deps = given ?? (await aDesk(house));
  if (given === undefined) await build([PACK], deps);
  const desk = aWebDesk(deps);
  return { deps, desk, digest: await draftOf(ZINC, deps), seat: await signIn(desk, 'mo') };
}

const eventsOf = async (deps: Deps) => (await loadArticle(ZINC, deps.stores)).entries.map(({ event }) => event);
const comments = async (deps: Deps) => (await eventsOf(deps)).filter(({ type }) => type === 'comment.added');

describe('a request from another site', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another origin, as JSON', { origin: 'https://evil.example', 'content-type': 'application/json' }],
    ['another origin, in a format of its own', { origin: 'https://evil.example', 'content-type': 'x/y' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another port', { origin: `${ORIGIN}:8443` }],
    ['plain http', { origin: 'http://desk.example' }],
    ['a name that starts like ours', { origin: `${ORIGIN}.evil.example` }],
    ['a site beside ours', { origin: '', 'sec-fetch-site': 'same-site' }],
    ['nowhere that it says', { origin: '' }],
  ])('is refused from %s', async (_, headers) => {
    const { deps, desk, digest, seat } = await opened();
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    const at = `${ORIGIN}/v1/drafts/zinc-colds/actions/comment`;
    const sent = { 'content-type': 'application/json', 'if-match': digest, 'x-imprimatur-token': seat.token };

    const answer = await desk.app.request(at, {
      method: 'POST',
      headers: { ...sent, cookie: seat.cookie, ...given },
      body: '{"text":"x"}',
    });

    expect(answer.status).toBe(403);
    expect(await comments(deps)).toEqual([]);
    expect(desk.refusals).toEqual([expect.objectContaining({ status: 403, code: 'other-origin' })]);
  });

  it('is refused for a name of another host that leads here', async () => {
    const { desk, seat } = await opened();

    const { host } = new URL(ORIGIN);
    // A request line may hold a whole address, and then says another host than the header.
    for (const [address, named] of [
      ['https://rebound.example', undefined],
      ['https://rebound.example', host],
      [ORIGIN, 'rebound.example'],
    ] as const) {
      const headers = { cookie: seat.cookie, ...(named === undefined ? {} : { host: named }) };
      const answer = await desk.app.request(`${address}/queue`, { headers });
      expect([address, named, answer.status]).toEqual([address, named, 403]);
    }
  });
});

describe('a method in disguise', () => {
  it.each([
    ['GET', {}],
    ['HEAD', {}],
    ['GET', { 'x-http-method-override': 'POST' }],
    ['GET', { 'x-method-override': 'POST' }],
  ])('%s %j changes nothing', async (method, headers) => {
    const { deps, desk, digest, seat } = await opened();
    for (const query of ['', `?_method=POST&token=${seat.token}&if_match=${digest}&text=x`])
      for (const path of ['/drafts/zinc-colds/actions/comment', '/v1/drafts/zinc-colds/actions/comment'])
        await desk.app.request(ORIGIN + path + query, { method, headers: { cookie: seat.cookie, ...headers } });

    expect(await comments(deps)).toEqual([]);
  });
});

describe('the same request again', () => {
  it('gives a second sign-off a clear no, and the page after a form is no form', async () => {
    const { deps, desk, digest, seat } = await opened();
    const form = { token: seat.token, if_match: digest, role: 'medical' };

    const first = await send(desk, '/drafts/zinc-colds/actions/sign-off', form, seat);
    const again = await send(desk, '/drafts/zinc-colds/actions/sign-off', form, seat);

    expect([first.status, first.headers.get('location')]).toEqual([303, '/queue?done=sign-off']);
    expect(again.status).toBe(409);
    expect((await eventsOf(deps)).filter(({ type }) => type === 'signoff.given')).toHaveLength(1);
  });

  it('gives the same answer under the same key, once, also when both come at once', async () => {
    const { deps, desk, digest, seat } = await opened();
    const asking = { action: 'comment', match: digest, body: { text: 'Once.' }, headers: { 'idempotency-key': 'k1' } };

    const answers = await Promise.all([act(desk, seat, asking), act(desk, seat, asking), act(desk, seat, asking)]);
    const told = await Promise.all(answers.map((answer) => answer.text()));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(told).size).toBe(1);
    expect(await comments(deps)).toHaveLength(1);
  });

  it('builds the packs once under the same key', async () => {
    const deps = await aDesk(house);
    let runs = 0;
    const desk = aWebDesk(deps, {
      runBatch: async () => {
        runs += 1;
        return { batchId: `batch-${runs}` } as BatchSummary;
      },
    });
    const seat = await signIn(desk, 'ed');
    const post = (key: string) =>
      desk.app.request(`${ORIGIN}/v1/batches`, {
        method: 'POST',
        headers: { origin: ORIGIN, cookie: seat.cookie, 'x-imprimatur-token': seat.token, 'idempotency-key': key },
      });

    const told = [await post('a'), await post('a'), await post('b'), await post('k'.repeat(201))];

    expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 400]);
    expect(await told[1]?.json()).toEqual({ batchId: 'batch-1' });
    expect(runs).toBe(2);
  });

  it('refuses a key for another request, and lets others have keys of their own', async () => {
    const { deps, desk, digest, seat } = await opened();
    const asking = { action: 'comment', match: digest, headers: { 'idempotency-key': 'k1' } };
    await act(desk, seat, { ...asking, body: { text: 'First.' } });

    const other = await act(desk, seat, { ...asking, body: { text: 'Second.' } });
    const else_ = await act(desk, await signIn(desk, 'lea'), { ...asking, body: { text: 'Mine.' } });

    expect(other.status).toBe(422);
    expect(else_.status).toBe(200);
    expect(await comments(deps)).toHaveLength(2);
  });
});

describe('a decision on what has changed', () => {
  it('is refused with what stands now, and nothing is recorded', async () => {
    const { deps, desk, digest, seat } = await opened();
    const other = await signIn(desk, 'ed');
    const fact = { ...FACTS[1], statement: 'Zinc lozenges may make a cold one day shorter, and the trials disagree.' };
    const revised = await act(desk, other, {
      ...{ action: 'revise', match: digest },
      body: { fact: 'colds', content: fact, reason: 'The review says one day.' },
    });
    expect(revised.status).toBe(200);

    const late = await act(desk, seat, { action: 'sign-off', match: digest, body: { role: 'medical' } });
    const told = (await late.json()) as { detail: string };

    expect(late.status).toBe(412);
    expect(told.detail).toContain(await draftOf(ZINC, deps));
    expect((await eventsOf(deps)).filter(({ type }) => type === 'signoff.given')).toEqual([]);
  });

  it('is shown to people as what has changed, with the words that they had found', async () => {
    const { desk, digest, seat } = await opened();
    const fact = { ...FACTS[1], statement: 'Zinc lozenges may make a cold one day shorter, and the trials disagree.' };
    const body = { fact: 'colds', content: fact, reason: 'One day.' };
    await act(desk, await signIn(desk, 'ed'), { action: 'revise', match: digest, body });

    const form = { token: seat.token, if_match: digest, reason: 'Two <days> are right.' };
    const late = await send(desk, '/drafts/zinc-colds/actions/request-changes?locale=en-US', form, seat);
    const page = await late.text();
    const link = /href="([^"]*compare[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? '';

    expect(late.status).toBe(412);
    expect(page).toContain('Two &lt;days&gt; are right.');
    expect(await (await get(desk, link, seat)).text()).toMatch(/<ins>[^<]*one/);
  });

  it.each([
    ['no draft at all', undefined, 428],
    ['any draft', '*', 412],
    ['something else', 'abc', 412],
    ['two drafts', `sha256:${'0'.repeat(64)}", "sha256:${'1'.repeat(64)}`, 412],
  ])('is refused on %s', async (_, match, status) => {
    const { desk, seat } = await opened();

    const answer = await act(desk, seat, {
      action: 'sign-off',
      body: { role: 'medical' },
      ...(match === undefined ? {} : { match }),
    });

    expect(answer.status).toBe(status);
  });
});

describe('fields that nobody asked for', () => {
  it.each([
    ['a person', { role: 'medical', person: 'lea' }],
    ['a state', { role: 'medical', status: 'approved' }],
    ['an approver', { role: 'medical', approvedBy: 'lea' }],
    ['a role that does not sign', { role: 'admin' }],
    ['two roles', { role: ['medical', 'legal'] }],
    ['a prototype', JSON.parse('{"role":"medical","__proto__":{"isAdmin":true}}')],
    ['a constructor', { role: 'medical', constructor: { prototype: { isAdmin: true } } }],
  ])('are refused: %s', async (_, body) => {
    const { deps, desk, digest, seat } = await opened();

    const answer = await act(desk, seat, { action: 'sign-off', match: digest, body });

    expect(answer.status).toBe(400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect((await eventsOf(deps)).filter(({ type }) => type === 'signoff.given')).toEqual([]);
  });

  it.each([
    ['a role twice', 'role=medical&role=legal'],
    ['a token twice', 'role=medical&token=x'],
    ['a prototype', 'role=medical&__proto__=x'],
    ['a path into a prototype', 'role=medical&__proto__[isAdmin]=true'],
  ])('are refused in forms: %s', async (_, fields) => {
    const { deps, desk, digest, seat } = await opened();
    const form = `token=${seat.token}&if_match=${digest}&${fields}`;

    const answer = await send(desk, '/drafts/zinc-colds/actions/sign-off', form, seat);

    expect(answer.status).toBe(400);
    expect((await eventsOf(deps)).filter(({ type }) => type === 'signoff.given')).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('are no decisions: %s', async (action) => {
    const { desk, digest, seat } = await opened();

    expect((await act(desk, seat, { action, match: digest })).status).toBe(404);
    expect((await get(desk, `/drafts/zinc-colds/confirm/${action}`, seat)).status).toBe(404);
    expect((await get(desk, `/queue?state=${action}&done=${action}`, seat)).status).toBe(200);
  });
});

describe('a session', () => {
  const begin = async (desk: WebDesk, person: string, cookie = '') => {
    const begun = await desk.app.request(`${ORIGIN}/sign-in`);
    const pending = cookieOf(begun, '__Host-imprimatur-sign-in');
    return desk.app.request(`${ORIGIN}/sign-in/callback?code=c&person=${person}&at=${desk.now}`, {
      headers: { cookie: `${pending}; ${cookie}` },
    });
  };

  it('has a cookie that scripts, other hosts and plain http do not get', async () => {
    const { desk } = await opened();

    const answer = await begin(desk, 'ed');

    const set = answer.headers.getSetCookie().find((text) => text.startsWith('__Host-imprimatur='));
    expect(set?.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  it('has a new id after every sign-in, and the one before it is over', async () => {
    const { desk, seat } = await opened();

    const answer = await begin(desk, 'ed', seat.cookie);

    const cookie = cookieOf(answer, '__Host-imprimatur');
    expect(cookie).not.toBe(seat.cookie);
    expect((await get(desk, '/v1/me', seat)).status).toBe(401);
    expect(await (await get(desk, '/v1/me', { cookie, token: '' })).json()).toMatchObject({ id: 'ed' });
  });

  it('does not take a cookie that somebody else made up', async () => {
    const { desk } = await opened();

    const answer = await begin(desk, 'ed', '__Host-imprimatur=planted');

    expect(cookieOf(answer, '__Host-imprimatur')).not.toContain('planted');
    expect((await get(desk, '/v1/me', { cookie: '__Host-imprimatur=planted', token: '' })).status).toBe(401);
  });

  it('is over at the server after signing out, whoever keeps the cookie', async () => {
    const { desk, seat } = await opened();

    const out = await send(desk, '/sign-out', { token: seat.token }, seat);

    expect([out.status, out.headers.get('location')]).toEqual([303, '/signed-out']);
    expect((await get(desk, '/v1/me', seat)).status).toBe(401);
  });

  it('cannot be ended by another site, or by a form without its token', async () => {
    const { desk, seat } = await opened();

    const foreign = await send(desk, '/sign-out', { token: seat.token }, seat, { origin: 'https://evil.example' });
    const blind = await send(desk, '/sign-out', {}, seat);

    expect([foreign.status, blind.status]).toEqual([403, 403]);
    expect((await get(desk, '/v1/me', seat)).status).toBe(200);
  });

  it('ends after half an hour without use, and after ten hours with it', async () => {
    const { desk, seat } = await opened();
    const statuses: number[] = [];
    for (let minutes = 0; minutes < 620; minutes += 20) {
      statuses.push((await get(desk, '/v1/me', seat)).status);
      desk.now += 20 * 60_000;
    }
    expect(new Set(statuses.slice(0, 29))).toEqual(new Set([200]));
    expect(statuses.at(-1)).toBe(401);
  });

  it('is over for somebody who has left the house, and has the roles that the house gives now', async () => {
    const { deps, digest } = await opened();
    const policy = {
      people: PEOPLE.map((person) => (person.id === 'mo' ? { ...person, roles: ['auditor'] } : person)),
    };
    const [demoted, gone] = [await aHouse({ policy }), await aHouse({ policy: { people: PEOPLE.slice(0, 3) } })];
    let now: House = house;
    const changing: Deps = {
      ...deps,
      get house() {
        return now;
      },
    };
    const desk = aWebDesk(changing);
    const seat = await signIn(desk, 'mo');

    now = demoted;
    const without = await act(desk, seat, { action: 'sign-off', match: digest, body: { role: 'medical' } });
    now = gone;
    const out = await get(desk, '/v1/me', seat);
    now = house;
    const back = await get(desk, '/v1/me', seat);

    expect([without.status, out.status, back.status]).toEqual([403, 401, 401]);
  });

  it.each(['sign-off', 'publish', 'withdraw'])('must have been proved a moment ago for %s', async (action) => {
    const deps = await aDesk(house);
    await approve(deps);
    if (action === 'withdraw') await publishOne(deps);
    const { desk, digest } = await opened(deps);
    const seat = await signIn(desk, 'ed');
    desk.now += 6 * 60_000;

    const body = { 'sign-off': { role: 'editor' }, publish: {}, withdraw: { reason: 'x' } }[action];
    const answer = await act(desk, seat, { action, match: digest, body });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'step-up' });
  });

  it('leads a form that needs a new proof to the issuer, and back to the draft', async () => {
    const { desk, digest, seat } = await opened();
    desk.now += 6 * 60_000;

    const form = { token: seat.token, if_match: digest, role: 'medical' };
    const answer = await send(desk, '/drafts/zinc-colds/actions/sign-off?locale=en-US', form, seat);

    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain(
      'href="/sign-in?fresh&#x3D;1&amp;next&#x3D;%2Fdrafts%2Fzinc-colds%3Flocale%3Den-US"',
    );
    const begun = await get(desk, '/sign-in?fresh=1&next=/queue', seat);
    expect(begun.headers.get('location')).toBe('https://issuer.example/?fresh=true');
  });

  it('is not begun by an answer that this browser did not ask for, or has used', async () => {
    const { desk } = await opened();
    const begun = await desk.app.request(`${ORIGIN}/sign-in`);
    const cookie = cookieOf(begun, '__Host-imprimatur-sign-in');
    const at = `${ORIGIN}/sign-in/callback?code=c&person=ed&at=${desk.now}`;

    const strange = await desk.app.request(at);
    const first = await desk.app.request(at, { headers: { cookie } });
    const again = await desk.app.request(at, { headers: { cookie } });

    expect([strange.status, first.status, again.status]).toEqual([401, 303, 401]);
  });

  it('is not begun for somebody whom the roster does not have', async () => {
    const { desk } = await opened();

    const answer = await begin(desk, 'mallory');

    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie().join()).not.toContain('__Host-imprimatur=');
  });
});

describe('the way on after signing in', () => {
  const nextAfter = async (next: string): Promise<string | null> => {
    const { desk } = await opened();
    const begun = await desk.app.request(`${ORIGIN}/sign-in?next=${encodeURIComponent(next)}`);
    const cookie = cookieOf(begun, '__Host-imprimatur-sign-in');
    const at = `${ORIGIN}/sign-in/callback?code=c&person=ed&at=${desk.now}`;
    return (await desk.app.request(at, { headers: { cookie } })).headers.get('location');
  };

  it.each([
    ...['//evil.example', '/\\evil.example', 'https:evil.example', 'https://evil.example', '\\\\evil.example'],
    ...['/%5cevil.example', '/%2f/evil.example', '/\t/evil.example', '/\n/evil.example', ' //evil.example', '///evil'],
    ...['javascript:alert(1)', 'data:text/html,x', '/queue\r\nset-cookie: a=b', '/sign-out', '', '/queue@evil.example'],
  ])('never leads to %j', async (next) => {
    expect(await nextAfter(next)).toBe('/queue');
  });

  it.each(['/queue?state=all', '/drafts/zinc-colds?locale=en-US', '/used?id=library%2Ffact'])(
    'leads to %s',
    async (next) => {
      expect(await nextAfter(next)).toBe(next.includes('%2F') ? '/queue' : next);
    },
  );

  it('stays on this site whatever is asked', async () => {
    const { desk } = await opened();
    await fc.assert(
      fc.asyncProperty(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.string(),
        async (url, text) => {
          for (const next of [url, text, `/${text}`, `//${text}`, `/\\${text}`]) {
            const begun = await desk.app.request(`${ORIGIN}/sign-in?next=${encodeURIComponent(next)}`);
            const cookie = cookieOf(begun, '__Host-imprimatur-sign-in');
            const at = `${ORIGIN}/sign-in/callback?code=c&person=ed&at=${desk.now}`;
            const location = (await desk.app.request(at, { headers: { cookie } })).headers.get('location') ?? '';
            expect(new URL(location, ORIGIN).origin).toBe(ORIGIN);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a path spelt otherwise', () => {
  const PLACES = ['queue', 'drafts/zinc-colds', 'v1/drafts', 'v1/drafts/zinc-colds/events', 'ledger', 'openapi.json'];
  const spellings = (place: string): readonly string[] => [
    ...[`//${place}`, `/./${place}`, `/x/../${place}`, `/${place}/`, `/${place}//`, `/${place}/.`, `/${place}%00`],
    ...[`/${place};/x`, `/;/${place}`, `/${place}%2f`, `/${place}%20`, `/${place}?`, `/${place}#`, `/${place}.html`],
    ...[`/${place.toUpperCase()}`, `/${place.replaceAll('/', '%2f')}`, `/${place.replaceAll('/', '//')}`],
    ...[`/%2e/${place}`, `/%2e%2e/${place}`, `/assets/../${place}`, `/assets/%2e%2e/${place}`, `/healthz/../${place}`],
    ...[`/assets/desk.css/../../${place}`, `/sign-in/../${place}`, `/signed-out/%2e%2e/${place}`, `/sign-in//${place}`],
    ...[...place].map((letter, index) => {
      const code = letter.charCodeAt(0).toString(16);
      return `/${place.slice(0, index)}%${code}${place.slice(index + 1)}`;
    }),
    ...[...place].map((letter, index) => {
      const code = letter.charCodeAt(0).toString(16);
      return `/${place.slice(0, index)}%25${code}${place.slice(index + 1)}`;
    }),
  ];

  it('shows nothing without a session', async () => {
    const { desk } = await opened();
    const tried = PLACES.flatMap(spellings);
    expect(tried.length).toBeGreaterThan(250);
    for (const path of tried)
      for (const method of ['GET', 'POST']) {
        const answer = await desk.app.request(ORIGIN + path, { method, headers: { origin: ORIGIN } });
        const isOpen = answer.status < 300 && new URL(ORIGIN + path).pathname.startsWith('/assets/desk.css');
        expect([method, path, answer.status < 300 && !isOpen]).toEqual([method, path, false]);
      }
  });

  it.each(['%', '%zz', '%c0%af', '%0d%0aset-cookie:a=b', '%E0%A4%A', '\u{1F600}'])(
    'is no fault of the desk: /drafts/%s',
    async (slug) => {
      const { desk, seat } = await opened();
      for (const path of [`/drafts/${slug}`, `/drafts/zinc-colds?locale=${slug}`, `/queue?q=${slug}&after=${slug}`]) {
        const { status, headers } = await get(desk, path, seat);
        expect([path, status < 500, headers.get('set-cookie')]).toEqual([path, true, null]);
      }
      const posted = await send(desk, `/drafts/zinc-colds/actions/comment?locale=${slug}`, { token: seat.token }, seat);
      expect(posted.status).toBeLessThan(500);
    },
  );
});

describe('a body that is too much', () => {
  it.each([
    ['ten megabytes', `text=${'x'.repeat(10_000_000)}`, 413],
    ['ten thousand fields', Array.from({ length: 10_000 }, (_, index) => `f${index}=1`).join('&'), 413],
    ['a format of its own', undefined, 415],
  ])('is refused: %s', async (_, body, status) => {
    const { desk, seat } = await opened();
    const type: Record<string, string> = body === undefined ? { 'content-type': 'multipart/form-data' } : {};

    const answer = await send(desk, '/drafts/zinc-colds/actions/comment', body ?? 'x', seat, type);

    expect(answer.status).toBe(status);
  });

  it('is refused when its length is not told, or told wrongly', async () => {
    const { desk, seat } = await opened();
    for (const told of [undefined, '10']) {
      let sent = 0;
      const body = new ReadableStream({
        pull: (controller) => {
          sent += 1;
          if (sent > 100) controller.close();
          else controller.enqueue(new Uint8Array(100_000));
        },
      });
      const headers: Record<string, string> = told === undefined ? {} : { 'content-length': told };
      const answer = await desk.app.request(`${ORIGIN}/drafts/zinc-colds/actions/comment`, {
        method: 'POST',
        headers: { origin: ORIGIN, cookie: seat.cookie, 'content-type': 'application/json', ...headers },
        body,
        duplex: 'half',
      } as RequestInit);
      expect([told, answer.status]).toEqual([told, 413]);
    }
  });

  it('is refused when it is nested deeper than anything that the desk takes', async () => {
    const { desk, digest, seat } = await opened();
    for (const deep of [60, 100_000]) {
      const nested = `${'['.repeat(deep)}${']'.repeat(deep)}`;
      for (const body of [`{"text":"x","fact":${nested}}`, `{"fact":"colds","reason":"x","content":{"a":${nested}}}`])
        for (const path of ['actions/comment', 'actions/revise', 'facts/check']) {
          const answer = await desk.app.request(`${ORIGIN}/v1/drafts/zinc-colds/${path}`, {
            method: 'POST',
            headers: {
              ...{ origin: ORIGIN, cookie: seat.cookie, 'content-type': 'application/json' },
              ...{ 'x-imprimatur-token': seat.token, 'if-match': digest },
            },
            body,
          });
          expect([deep, path, answer.status]).toEqual([deep, path, 400]);
        }
    }
  });

  it.each(['', '{', '[]', 'null', '"x"', '1', '{"text":1}', '{"text":"x","blocking":"yes"}', '{"text":null}'])(
    'is refused: %s',
    async (body) => {
      const { deps, desk, digest, seat } = await opened();
      const answer = await desk.app.request(`${ORIGIN}/v1/drafts/zinc-colds/actions/comment`, {
        method: 'POST',
        headers: {
          ...{ origin: ORIGIN, cookie: seat.cookie, 'content-type': 'application/json' },
          ...{ 'x-imprimatur-token': seat.token, 'if-match': digest },
        },
        body,
      });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await comments(deps)).toEqual([]);
    },
  );
});

describe('text that wants to be markup', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "'-alert(1)-'",
    '{{constructor.constructor("alert(1)")()}}',
    '</textarea><script>alert(1)</script>',
    '\u202Etxt.exe\u202C',
  ];

  it('stays text wherever the desk shows it', async () => {
    const { desk, digest, seat } = await opened();
    for (const text of HOSTILE)
      expect((await act(desk, seat, { action: 'comment', match: digest, body: { text, blocking: true } })).status).toBe(
        200,
      );
    await act(desk, seat, { action: 'request-changes', match: digest, body: { reason: HOSTILE.join(' ') } });

    const pages = [
      '/drafts/zinc-colds',
      '/drafts/zinc-colds/history',
      `/queue?state=all&q=${encodeURIComponent(HOSTILE.join(''))}`,
    ];
    const shown = await Promise.all(
      [...pages, `/used?id=${encodeURIComponent(HOSTILE.join(''))}`].map(async (path) =>
        (await get(desk, path, seat)).text(),
      ),
    );
    const preview = await send(
      desk,
      '/drafts/zinc-colds/confirm/request-changes',
      { token: seat.token, reason: HOSTILE.join('') },
      seat,
    );
    for (const html of [...shown, await preview.text()]) {
      expect(html).not.toMatch(/<script>|<img|<svg|onerror=alert\(1\)>(?!&)/i);
      expect(html).not.toContain('</textarea><script');
    }
  });

  it('is not run by a formula in a spreadsheet', async () => {
    const deps = await aDesk(house);
    await build([aPack({ title: '=HYPERLINK("https://evil.example","Zinc")' })], deps);
    const { desk, seat } = await opened(deps);

    const csv = await (await get(desk, '/used?id=nih-zinc&format=csv', seat)).text();

    expect(csv).toContain('"\'=HYPERLINK(""https://evil.example"",""Zinc"")"');
  });
});

describe('every answer', () => {
  it('carries the headers that keep it safe', async () => {
    const { desk, seat } = await opened();
    for (const [path, who] of [
      ['/queue', seat],
      ['/v1/drafts', seat],
      ['/queue', undefined],
      ['/nothing', seat],
      ['/healthz', undefined],
      ['/assets/desk.css', undefined],
    ] as const) {
      const { headers } = await get(desk, path, who as Seat | undefined);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|data:/);
      expect(Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1])).toBeGreaterThanOrEqual(
        31_536_000,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('shows the article as readers get it, and lets nothing in it run', async () => {
    const { desk, seat } = await opened();

    const page = await get(desk, '/drafts/zinc-colds/page', seat);
    const review = await (await get(desk, '/drafts/zinc-colds', seat)).text();

    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('sandbox');
    expect(policy).not.toMatch(/script-src|unsafe|allow-scripts|allow-forms/);
    expect(/<iframe[^>]*sandbox="([^"]*)"/.exec(review)?.[1]).toBe('allow-same-origin');
  });

  it('tells the same of what is not there and of what could never be', async () => {
    const { desk, seat } = await opened();
    const told = async (path: string) => {
      const answer = await get(desk, path, seat);
      return [answer.status, (await answer.text()).replaceAll(/no-such|zzz/g, '')];
    };
    expect(await told('/v1/drafts/no-such')).toEqual(await told('/v1/drafts/zzz'));
  });
});

describe('fifty people at once', () => {
  it('sign with one event for each role, and the rest are told why not', async () => {
    const people = Array.from({ length: 50 }, (_, index) => ({
      id: `p${index}`,
      name: `Person ${index}`,
      roles: [(['editor', 'medical', 'legal'] as const)[index % 3]],
    }));
    const crowd = await aHouse({ policy: { people: [...PEOPLE, ...people] } });
    const deps = await aDesk(crowd);
    await build([PACK], deps);
    const desk = aWebDesk(deps);
    const digest = await draftOf(ZINC, deps);
    const seats = await Promise.all(people.map(({ id }) => signIn(desk, id)));

    const answers = await Promise.all(
      seats.map((seat, index) =>
        act(desk, seat, { action: 'sign-off', match: digest, body: { role: people[index]?.roles[0] } }),
      ),
    );

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(statuses.filter((status) => status === 409 || status === 412)).toHaveLength(47);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(await answer.json()).toMatchObject({ detail: expect.stringMatching(/\w/), reasons: expect.any(Array) });
    const given = (await eventsOf(deps)).flatMap((event) => (event.type === 'signoff.given' ? [event.role] : []));
    expect([...given].sort()).toEqual(['editor', 'legal', 'medical']);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('comment without losing a word', async () => {
    const { deps, desk, digest } = await opened();
    const seat = await signIn(desk, 'ed');

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        act(desk, seat, { action: 'comment', match: digest, body: { text: `No. ${index}` } }),
      ),
    );

    const kept = answers.filter(({ status }) => status === 200).length;
    expect(await comments(deps)).toHaveLength(kept);
    for (const { status } of answers) expect([200, 409]).toContain(status);
  });
});
