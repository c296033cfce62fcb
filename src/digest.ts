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
  const text = quickly(value) ?? canonicalize(value);
  if (text === undefined) throw new TypeError('expected a JSON value');
  return text;
}

// The engine writes plain data with sorted keys in half the time; lone surrogates, which it escapes, are refused.
function quickly(value: unknown): string | undefined {
  const sorted = sortedValue(value);
  const text = sorted === undefined ? undefined : JSON.stringify(sorted);
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
// Objects put keys that look like indexes first, whatever the order in which they are set.
const UNSORTABLE = /^\d|^__proto__$/;

/** Plain data with sorted keys, a copy unless they are; `undefined` when anything in it needs a closer look than that. */
function sortedValue(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'object':
      if (value === null) return null;
      if (depth > DEEPEST) return undefined;
      return isInOrder(value, depth) ? value : sortedObject(value, depth + 1);
    default:
      return undefined;
  }
}

/** Whether plain data has sorted keys as it is, as what was read back has, and what packs share. */
function isInOrder(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object') return Number.isFinite(value);
  if (depth > DEEPEST || 'toJSON' in value) return false;
  if (Array.isArray(value)) {
    for (const entry of value) if (!isInOrder(entry, depth + 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  let last = '';
  for (const key of Object.keys(value)) {
    if (key < last || UNSORTABLE.test(key) || !isInOrder(Reflect.get(value, key), depth + 1)) return false;
    last = key;
  }
  return true;
}

function sortedObject(value: object, depth: number): unknown {
  if (Array.isArray(value)) return sortedArray(value, depth);
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return undefined;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    if (UNSORTABLE.test(key)) return undefined;
    const entry = Reflect.get(value, key);
    // As in JSON: a key without a value is no key.
    if (entry === undefined) continue;
    const inner = sortedValue(entry, depth);
    if (inner === undefined) return undefined;
    sorted[key] = inner;
  }
  return sorted;
}

function sortedArray(values: readonly unknown[], depth: number): readonly unknown[] | undefined {
  if ('toJSON' in values) return undefined;
  const sorted: unknown[] = [];
  for (const value of values) {
    const inner = sortedValue(value, depth);
    if (inner === undefined) return undefined;
    sorted.push(inner);
  }
  return sorted;
}
