import { compilePhrases } from './compile-phrases.ts';
import type { CutText, Word } from './cut-text.ts';
import { firstLetters } from './first-letters.ts';
import type { Match } from './lexicon.ts';

/** A list of phrases, ready to be looked for in texts that were cut into words. */
export interface Phrases {
  /** How words begin at which one of the phrases may start; `undefined` where one may start at any word. */
  readonly starts: ReadonlySet<string> | undefined;
  /** Finds them at some words of a text, in the order of the text and without overlaps. */
  find(cut: CutText, words: readonly Word[]): readonly Match[];
}

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
