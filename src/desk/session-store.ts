import { isAlive, type Session } from './session.ts';

/** A sign-in under way: what the answer of the issuer is checked against, and where to go on. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
  /** Whether the issuer was asked to make the person prove who they are again. */
  readonly fresh: boolean;
  readonly startedAt: number;
}

/** Sessions and sign-ins under way, by the key of their secret; ending one ends it for every copy of its cookie. */
export interface SessionStore {
  get(key: string, now: number): Promise<Session | undefined>;
  put(key: string, session: Session): Promise<void>;
  /** Keeps a session that is in use alive; one that was ended meanwhile stays ended. */
  touch(key: string, session: Session): Promise<void>;
  remove(key: string): Promise<void>;
  putPending(key: string, pending: PendingSignIn): Promise<void>;
  /** Takes a sign-in out: it can be answered once. */
  takePending(key: string, now: number): Promise<PendingSignIn | undefined>;
}

const MOST = 10_000;
const PENDING_MS = 10 * 60_000;

/** Whether a sign-in that was begun can still be answered at a moment. */
export const isPendingAlive = ({ startedAt }: PendingSignIn, now: number): boolean => now - startedAt < PENDING_MS;

/** Sessions that last as long as the process. */
export function memorySessions(): SessionStore {
  const sessions = new Map<string, Session>();
  const pending = new Map<string, PendingSignIn>();
  return {
    get: async (key, now) => {
      const session = sessions.get(key);
      if (session === undefined || isAlive(session, now)) return session;
      sessions.delete(key);
      return undefined;
    },
    put: async (key, session) => {
      sessions.set(key, session);
      dropOldest(sessions);
    },
    touch: async (key, session) => {
      if (sessions.has(key)) sessions.set(key, session);
    },
    remove: async (key) => {
      sessions.delete(key);
    },
    putPending: async (key, given) => {
      pending.set(key, given);
      dropOldest(pending);
    },
    takePending: async (key, now) => {
      const given = pending.get(key);
      pending.delete(key);
      return given !== undefined && isPendingAlive(given, now) ? given : undefined;
    },
  };
}

// Whoever starts sign-ins by the thousand must not fill the memory.
function dropOldest(kept: Map<string, unknown>): void {
  const oldest = kept.keys().next();
  if (kept.size > MOST && !oldest.done) kept.delete(oldest.value);
}
