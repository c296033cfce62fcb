import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** `sha256:` and 64 hex digits: the name of exact bytes, or of a value's canonical JSON. */
export type Digest = `sha256:${string}`;

/** The pattern every digest matches. */
export const DIGEST_PATTERN = /^sha256:[0-9a-f]{64}$/;

/** The digest of exact bytes; text counts as its UTF-8 bytes. */
export function digestBytes(bytes: string | Uint8Array): Digest {
  return `sha256:${hash('sha256', bytes, 'hex')}`;
}

/** A value as canonical JSON (RFC 8785): equal values give equal text, whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('expected a JSON value');
  return text;
}

/** The digest of a value's canonical JSON. */
export function digestValue(value: unknown): Digest {
  return digestBytes(canonicalJson(value));
}

/** Whether a text is a well-formed digest. */
export function isDigest(text: string): text is Digest {
  return DIGEST_PATTERN.test(text);
}
