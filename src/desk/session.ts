import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Somebody who has signed in: who they are, never what they may do, which is asked anew each time. */
export interface Session {
  /** The id under which the roster knows the person. */
  readonly person: string;
  /** What forms and scripts must send back with every change. */
  readonly token: string;
  /** When the person last proved who they are, in milliseconds. */
  readonly provenAt: number;
  readonly startedAt: number;
  readonly seenAt: number;
}

/** A session that nobody uses ends after this long, and every session after the other. */
export const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 10 * 3_600_000;
/** How long ago a person may have proved who they are, to sign, publish or withdraw. */
export const STEP_UP_MS = 5 * 60_000;

/** The name of the session's cookie; the prefix keeps other hosts and plain http from setting it. */
export const COOKIE = '__Host-imprimatur';

/** A fresh secret of 256 bits, as text. */
export const freshSecret = (): string => randomBytes(32).toString('base64url');

/** The name under which a secret is kept, so that what is kept opens nothing. */
export const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether a session still holds at a moment. */
export function isAlive({ startedAt, seenAt }: Session, now: number): boolean {
  return now - seenAt < IDLE_MS && now - startedAt < LONGEST_MS;
}

/** Whether a text is the session's token, compared in constant time. */
export function isTokenOf({ token }: Session, given: string): boolean {
  const [a, b] = [Buffer.from(token), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
