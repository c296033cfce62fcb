import type { Context, Hono } from 'hono';
import { Refused } from './problem.ts';
import type { DeskEnv } from './visitor.ts';

const KNOWN = ['GET', 'POST'] as const;

/** Returns if a path knows the method of a request, or is none among some routes; throws 405 with the methods that it knows otherwise. */
export function mustBeMethodOf(app: Hono<DeskEnv>, context: Context<DeskEnv>, among = app.routes): void {
  const { method, path } = context.req;
  const isKnown = (known: string): boolean =>
    app.router.match(known, path)[0].some(([[, route]]) => route.method === known && among.includes(route));
  const allowed = KNOWN.filter(isKnown).flatMap((known) => (known === 'GET' ? ['GET', 'HEAD'] : [known]));
  if (allowed.length === 0 || allowed.includes(method)) return;
  context.header('allow', allowed.join(', '));
  throw new Refused(405, 'no-method', `${method} cannot be done here`, `Use ${allowed.join(' or ')}.`);
}
