import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { Head } from '../stores/record-store.ts';

const LEAST_DIGITS = 12;

/** The digest that a person means: the current draft when they name none, or the one whose start they give. */
export function digestOf(text: string | undefined, { open, live }: Head): Digest {
  const current = open?.draft ?? live?.draft;
  if (current === undefined) throw new ImprimaturError('not-found', 'the article has no draft');
  if (text === undefined) return current;
  const hex = digitsOf(text);
  return current.slice('sha256:'.length).startsWith(hex) ? current : `sha256:${hex}`;
}

/** The digits of a digest or of its start; rejects with `invalid` for anything else. */
export function digitsOf(text: string): string {
  const hex = text.replace(/^sha256:/, '');
  if (/^[0-9a-f]{1,64}$/.test(hex) && hex.length >= LEAST_DIGITS) return hex;
  throw new ImprimaturError(
    'invalid',
    `--digest: found "${text}", expected sha256: and at least ${LEAST_DIGITS} of its digits`,
  );
}
