import { remembered } from '../remembered.ts';
import { compilePhrases } from './compile-phrases.ts';
import { firstLetters } from './first-letters.ts';
import type { Match } from './lexicon.ts';

/** A list of phrases, ready to be looked for in texts that were cut into words. */
export interface Phrases {
  /** How words begin at which one of the phrases may start; `undefined` where one may start at any word. */
  readonly starts: ReadonlySet<string> | undefined;
  /** Finds them at some words of a text, in the order of the text and without overlaps. */
  find(cut: CutText, words: readonly Word[]): readonly Match[];
}

/** A text with its words. */
export interface CutText {
  readonly text: string;
  /** In lower case, index for index. */
  readonly lower: string;
  readonly words: readonly Word[];
}

/** A word of a text: where it starts, and its first one, two and three letters in lower case, each once. */
export interface Word {
  readonly index: number;
  readonly starts: readonly string[];
}

const WORD_STARTS = /(?<![\p{L}\p{N}])[\p{L}\p{N}§][\p{L}\p{N}]{0,2}/gu;

/** Cuts a text into its words. */
export function cutText(text: string): CutText {
  const lowered = text.toLowerCase();
  // A few letters become two in lower case, which would shift every index after them.
  const lower = lowered.length === text.length ? lowered : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const words = Array.from(lower.matchAll(WORD_STARTS), ({ index, 0: three }) => ({ index, starts: startsOf(three) }));
  return { text, lower, words };
}

const startsOf = remembered((three): readonly string[] =>
  Array.from({ length: three.length }, (_, end) => three.slice(0, end + 1)),
);

/** Prepares a list of phrases; their pattern is made when it is first needed. */
export function phrasesOf(phrases: readonly string[]): Phrases {
  const letters = phrases.map(firstLetters);
  const isAnywhere = letters.some((known) => known === undefined);
  let pattern: RegExp | undefined;
  return {
    starts: isAnywhere ? undefined : new Set(letters.flatMap((known) => known ?? [])),
    find: ({ text, lower }, words) => {
      pattern ??= compilePhrases(phrases);
      const found: Match[] = [];
      let past = 0;
      for (const { index } of words) {
        if (index < past) continue;
        pattern.lastIndex = index;
        const match = pattern.exec(lower);
        if (match === null) continue;
        found.push({ index, text: text.slice(index, index + match[0].length) });
        past = index + match[0].length;
      }
      return found;
    },
  };
}
