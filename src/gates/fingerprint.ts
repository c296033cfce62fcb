import { digestValue } from '../digest.ts';
import { remembered } from '../remembered.ts';
import type { Finding } from './finding.ts';

/** 32 hex digits that name a finding by its gate and the words it is about, not by its line: edits above it do not change it. */
export function fingerprintOf({ gate, element, where, message }: Finding): string {
  const words = wordsOf(where.excerpt ?? message);
  return digestValue([gate, element ?? '', where.factId ?? where.sourceId ?? '', words, quoted(message)]).slice(7, 39);
}

// A dozen gates may say something of one sentence.
const wordsOf = remembered((text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

// The phrase that a message quotes tells two findings of one gate in one sentence apart.
const quoted = (message: string): string => /“(.*?)”/.exec(message)?.[1]?.toLowerCase() ?? '';
