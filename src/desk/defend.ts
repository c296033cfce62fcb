import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refused } from './problem.ts';
import { MOST_BYTES } from './request-body.ts';

const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  // Under no-referrer browsers send forms with the origin `null`, which tells nothing apart.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
};

/** Puts the desk's headers on every answer; one that a page sets for itself stays. */
export const withHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS))
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
};

/** Refuses hosts that are not the desk's own: no name that resolves to this machine is the desk. */
export function onlyHost(origin: string): MiddlewareHandler {
  const { host } = new URL(origin);
  return async (context, next) => {
    // A request line with a whole address in it names a host of its own.
    if (new URL(context.req.url).host !== host || (context.req.header('host') ?? host) !== host)
      throw new Refused(403, 'other-host', 'the desk is not at this address', `Use ${origin}.`);
    await next();
  };
}

/** Refuses changes that another site asks for, whatever format they come in. */
export function onlyOwnOrigin(origin: string): MiddlewareHandler {
  return async (context, next) => {
    if (UNSAFE.includes(context.req.method)) {
      const given = context.req.header('origin');
      const isOwn = given === undefined ? context.req.header('sec-fetch-site') === 'same-origin' : given === origin;
      if (!isOwn)
        throw new Refused(403, 'other-origin', 'the request comes from another site', 'Act on the desk itself.');
    }
    await next();
  };
}

/** Refuses bodies that no form of the desk sends. */
export const onlySmall: MiddlewareHandler = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => {
    throw new Refused(413, 'too-large', `the body has more than ${MOST_BYTES} bytes`, 'Send less.');
  },
});
