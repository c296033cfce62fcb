import type { Hono } from 'hono';
import { TEMPLATES } from '../../src/config.ts';
import { memoryAnswers } from '../../src/desk/answer-store.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import type { Refusal } from '../../src/desk/desk-deps.ts';
import { memorySessions, type SessionStore } from '../../src/desk/session-store.ts';
import type { SignIn } from '../../src/desk/sign-in.ts';
import type { DeskEnv } from '../../src/desk/visitor.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import { templateSet } from '../../src/render/compile-templates.ts';
import { readTemplates } from '../../src/stores/local/house-files.ts';

/** Where the desk of the tests is. */
export const ORIGIN = 'https://desk.example';

// An issuer that believes whatever the answer says: what real ones send is tested on its own.
const trusting: SignIn = {
  begin: async (next, fresh, now) => ({
    url: `https://issuer.example/?fresh=${fresh}`,
    pending: { state: 's', nonce: 'n', verifier: 'v', next, fresh, startedAt: now },
  }),
  finish: async (answer) => ({
    person: answer.searchParams.get('person') ?? '',
    provenAt: Number(answer.searchParams.get('at')),
  }),
};

/** A desk without a network, its clock in the hands of the test. */
export interface WebDesk {
  readonly app: Hono<DeskEnv>;
  readonly deps: Deps;
  readonly sessions: SessionStore;
  readonly refusals: Refusal[];
  /** The moment by which sessions age, in milliseconds. */
  now: number;
}

/** Opens the desk over the stores and the house of some deps. */
export function aWebDesk(deps: Deps, parts: Partial<Parameters<typeof createDesk>[0]> = {}): WebDesk {
  const refusals: Refusal[] = [];
  const sessions = memorySessions();
  const desk: Omit<WebDesk, 'app'> & { now: number } = {
    deps,
    sessions,
    refusals,
    now: Date.parse('2026-11-23T10:00:00Z'),
  };
  const app = createDesk({
    deps,
    templates: templateSet(readTemplates(`${TEMPLATES}/desk`)),
    assets: new Map([['/assets/desk.css', { type: 'text/css', text: 'a{}' }]]),
    signIn: trusting,
    sessions,
    answers: memoryAnswers(),
    origin: ORIGIN,
    siteAddress: 'https://press.example/',
    isDevelopment: false,
    log: (refusal) => refusals.push(refusal),
    time: () => desk.now,
    renew: async () => {},
    runBatch: async () => {
      throw new Error('no batch here');
    },
    ...parts,
  });
  return Object.assign(desk, { app });
}

/** Somebody at the desk: their cookie, and the token that their pages carry. */
export interface Seat {
  readonly cookie: string;
  readonly token: string;
}

/** Signs somebody in as a browser would. */
export async function signIn(desk: WebDesk, person: string): Promise<Seat> {
  const begun = await desk.app.request(`${ORIGIN}/sign-in`);
  const pending = cookieOf(begun, '__Host-imprimatur-sign-in');
  const answer = await desk.app.request(`${ORIGIN}/sign-in/callback?code=c&person=${person}&at=${desk.now}`, {
    headers: { cookie: pending },
  });
  const cookie = cookieOf(answer, '__Host-imprimatur');
  const me = await desk.app.request(`${ORIGIN}/v1/me`, { headers: { cookie } });
  const { token } = (await me.json()) as { token: string };
  return { cookie, token };
}

/** The `name=value` of a cookie that an answer sets; throws where it sets none. */
export function cookieOf(response: Response, name: string): string {
  const found = response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0] ?? '')
    .find((pair) => pair.startsWith(`${name}=`) && pair.length > name.length + 1);
  if (found === undefined) throw new Error(`no cookie ${name} in ${response.status} ${headersOf(response)}`);
  return found;
}

const headersOf = ({ headers }: Response): string => JSON.stringify([...headers]);

/** Asks for a page or an answer as somebody, or as nobody. */
export function get(desk: WebDesk, path: string, seat?: Seat, headers: Record<string, string> = {}): Promise<Response> {
  const cookie: Record<string, string> = seat === undefined ? {} : { cookie: seat.cookie };
  return Promise.resolve(desk.app.request(ORIGIN + path, { headers: { ...cookie, ...headers } }));
}

/** What a program sends to decide something. */
export interface Asking {
  readonly slug?: string;
  readonly action: string;
  readonly match?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Sends a decision as a program does. */
export function act(
  desk: WebDesk,
  seat: Seat,
  { slug = 'zinc-colds', action, match, body = {}, headers = {} }: Asking,
) {
  return Promise.resolve(
    desk.app.request(`${ORIGIN}/v1/drafts/${slug}/actions/${action}`, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        cookie: seat.cookie,
        'content-type': 'application/json',
        'x-imprimatur-token': seat.token,
        ...(match === undefined ? {} : { 'if-match': `"${match}"` }),
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );
}

/** Sends a form as a browser does. */
export function send(
  desk: WebDesk,
  path: string,
  fields: Readonly<Record<string, string>> | string,
  seat?: Seat,
  headers: Record<string, string> = {},
): Promise<Response> {
  const cookie: Record<string, string> = seat === undefined ? {} : { cookie: seat.cookie };
  return Promise.resolve(
    desk.app.request(ORIGIN + path, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        ...cookie,
        ...headers,
      },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    }),
  );
}
