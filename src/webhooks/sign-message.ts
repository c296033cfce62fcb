import { createHmac } from 'node:crypto';

/**
 * The headers that let a receiver check who sent a body and when (Standard Webhooks 1.0: HMAC-SHA256 over
 * `id.seconds.body`, base64). A secret that starts with `whsec_` is base64, any other is used as it is.
 */
export function signatureHeaders(id: string, body: string, secret: string, milliseconds: number) {
  const seconds = String(Math.floor(milliseconds / 1000));
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
  const mac = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` } as const;
}
