import { compilePhrases } from './compile-phrases.ts';
import { firstLetters } from './first-letters.ts';
import type { Match } from './lexicon.ts';

/** Finds phrases in a text, in its order and without overlaps; with `most` it stops after so many. */
export type FindPhrases = (text: string, words: readonly Word[], most?: number) => readonly Match[];

/** A word of a text: where it starts, and its first letters in lower case. */
export interface Word {
  readonly index: number;
  readonly one: string;
  readonly two: string;
  readonly three: string;
}

const WORD_STARTS = /(?<![\p{L}\p{N}])[\p{L}\p{N}§][\p{L}\p{N}]{0,2}/gu;

/** The words of a text. */
export function wordsIn(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD_STARTS), ({ index, 0: start }) => {
    const three = start.toLowerCase();
    return { index, one: three.slice(0, 1), two: three.slice(0, 2), three };
  });
}

/** Prepares a list of phrases to be looked for. */
export function finderOf(phrases: readonly string[]): FindPhrases {
  const pattern = compilePhrases(phrases);
  const starts = phrases.map(firstLetters);
  const known = starts.some((letters) => letters === undefined)
    ? undefined
    : new Set(starts.flatMap((letters) => letters ?? []));
  return (text, words, most = Number.POSITIVE_INFINITY) => {
    const found: Match[] = [];
    let past = 0;
    for (const { index, one, two, three } of words) {
      if (index < past || (known !== undefined && !known.has(three) && !known.has(two) && !known.has(one))) continue;
      pattern.lastIndex = index;
      const match = pattern.exec(text);
      if (match === null) continue;
      found.push({ index, text: match[0] });
      past = index + match[0].length;
      if (found.length >= most) break;
    }
    return found;
  };
}
