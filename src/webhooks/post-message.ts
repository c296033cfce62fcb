import { ImprimaturError } from '../errors.ts';
import { bodyOf, type Message } from './message.ts';
import { signatureHeaders } from './sign-message.ts';

/** An address that is told, and the secret that it knows the sender by. */
export interface Endpoint {
  readonly url: string;
  readonly secret: string;
}

const PATIENCE_MS = 10_000;
const LEAST_SECRET = 24;

/** An endpoint as configured; rejects with `invalid` where messages or the secret could be read on the way. */
export function mustBeEndpoint(url: string, secret: string | undefined): Endpoint {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  const isLoopback = at !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(at.hostname);
  if (at === undefined || at.username !== '' || !(at.protocol === 'https:' || (at.protocol === 'http:' && isLoopback)))
    throw new ImprimaturError('invalid', `webhook: found "${url}", expected an https address`);
  if (secret === undefined || secret.length < LEAST_SECRET)
    throw new ImprimaturError('invalid', `webhook: its secret needs at least ${LEAST_SECRET} characters`);
  return { url: at.href, secret };
}

/** Sends a message once; resolves to the status of the answer, or `null` where none came in time. Follows no redirect. */
export async function postMessage({ url, secret }: Endpoint, message: Message, now: number): Promise<number | null> {
  const body = bodyOf(message);
  const headers = { 'content-type': 'application/json', ...signatureHeaders(message.id, body, secret, now) };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}
