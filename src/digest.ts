import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { frozen } from './frozen.ts';

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
  const text = quickly(value) ?? canonicalize(value);
  if (text === undefined) throw new TypeError('expected a JSON value');
  return text;
}

/** A copy of a JSON value that nobody can change, and whose canonical JSON, alone or in another value, is written once. */
export function settled<Value>(value: Value): Value {
  const text = canonicalJson(value);
  const own: Value = frozen(JSON.parse(text));
  if (own !== null && typeof own === 'object') TEXTS.set(own, text);
  return own;
}

const TEXTS = new WeakMap<object, string>();

// What is plain data is written in half the time that the library takes; lone surrogates, which the engine escapes, are refused.
function quickly(value: unknown): string | undefined {
  const text = plainText(value, 0);
  return text?.includes('\\ud') ? undefined : text;
}

/** The digest of a value's canonical JSON. */
export function digestValue(value: unknown): Digest {
  return digestBytes(canonicalJson(value));
}

/** Whether a text is a well-formed digest. */
export function isDigest(text: string): text is Digest {
  return DIGEST_PATTERN.test(text);
}

// What is nested deeper is left to those who keep no stack; so is what goes round in circles.
const DEEPEST = 60;

/** Plain data as canonical JSON; `undefined` when anything in it needs a closer look than that. */
function plainText(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : undefined;
    case 'object':
      if (value === null) return 'null';
      return TEXTS.get(value) ?? (depth > DEEPEST || 'toJSON' in value ? undefined : insideText(value, depth + 1));
    default:
      return undefined;
  }
}

function insideText(value: object, depth: number): string | undefined {
  if (Array.isArray(value)) return arrayText(value, depth);
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const entry = Reflect.get(value, key);
    // As in JSON: a key without a value is no key.
    if (entry === undefined) continue;
    const written = plainText(entry, depth);
    if (written === undefined) return undefined;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${written}`;
  }
  return `{${text}}`;
}

function arrayText(values: readonly unknown[], depth: number): string | undefined {
  let text = '';
  for (const [index, value] of values.entries()) {
    const written = plainText(value, depth);
    if (written === undefined) return undefined;
    text += index === 0 ? written : `,${written}`;
  }
  return `[${text}]`;
}
