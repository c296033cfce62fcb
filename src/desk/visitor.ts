import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { personOf, type RosterEntry } from '../policy/policy.ts';
import type { DeskDeps } from './desk-deps.ts';
import { COOKIE, keyOf, type Session } from './session.ts';

/** Somebody who is signed in and on the roster, with the roles that the roster gives them at this moment. */
export interface Visitor {
  readonly session: Session;
  readonly key: string;
  readonly entry: RosterEntry;
}

/** What the desk keeps of a request while it answers it. */
export interface DeskEnv {
  Variables: { visitor: Visitor };
}

/** Whoever sends a request, if they are signed in and still of the house; using the desk keeps a session alive. */
export async function visitorOf(
  context: Context,
  { sessions, deps }: DeskDeps,
  now: number,
): Promise<Visitor | undefined> {
  const secret = getCookie(context, COOKIE);
  if (secret === undefined) return undefined;
  const key = keyOf(secret);
  const session = await sessions.get(key, now);
  if (session === undefined) return undefined;
  const entry = personOf(deps.house.policy.policy, session.person);
  if (entry === undefined) {
    await sessions.remove(key);
    return undefined;
  }
  const seen = { ...session, seenAt: now };
  await sessions.touch(key, seen);
  return { session: seen, key, entry };
}
