import { compilePhrases } from './compile-phrases.ts';
import { firstLetters } from './first-letters.ts';
import type { Match } from './lexicon.ts';

/** Finds phrases in a text that was cut into words, in its order and without overlaps. */
export type FindPhrases = (cut: CutText) => readonly Match[];

/** A text with its words, ready to be looked through for many lists of phrases. */
export interface CutText {
  readonly text: string;
  /** In lower case, index for index. */
  readonly lower: string;
  readonly words: readonly Word[];
}

/** A word of a text: where it starts, and its first letters in lower case. */
export interface Word {
  readonly index: number;
  readonly one: string;
  readonly two: string;
  readonly three: string;
}

const WORD_STARTS = /(?<![\p{L}\p{N}])[\p{L}\p{N}§][\p{L}\p{N}]{0,2}/gu;

/** Cuts a text into its words. */
export function cutText(text: string): CutText {
  const lowered = text.toLowerCase();
  // A few letters become two in lower case, which would shift every index after them.
  const lower = lowered.length === text.length ? lowered : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const words = Array.from(lower.matchAll(WORD_STARTS), ({ index, 0: three }) => ({
    index,
    one: three.slice(0, 1),
    two: three.slice(0, 2),
    three,
  }));
  return { text, lower, words };
}

/** Prepares a list of phrases to be looked for. */
export function finderOf(phrases: readonly string[]): FindPhrases {
  const pattern = compilePhrases(phrases);
  const starts = phrases.map(firstLetters);
  const known = starts.some((letters) => letters === undefined)
    ? undefined
    : new Set(starts.flatMap((letters) => letters ?? []));
  return ({ text, lower, words }) => {
    const found: Match[] = [];
    let past = 0;
    for (const { index, one, two, three } of words) {
      if (index < past || (known !== undefined && !known.has(three) && !known.has(two) && !known.has(one))) continue;
      pattern.lastIndex = index;
      const match = pattern.exec(lower);
      if (match === null) continue;
      found.push({ index, text: text.slice(index, index + match[0].length) });
      past = index + match[0].length;
    }
    return found;
  };
}
