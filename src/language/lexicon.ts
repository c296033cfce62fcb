import { ImprimaturError } from '../errors.ts';
import { compilePhrases } from './compile-phrases.ts';
import en from './lexicons/en.json' with { type: 'json' };

/** The lists of words that the language gates look for. */
export type WordList = keyof typeof en.lists;

/** The words of one language, as patterns; a house may add phrases to any list. */
export interface Lexicon {
  readonly locale: string;
  /** Where phrases of a list stand in a text, in the order of the text. */
  find(list: WordList, text: string): readonly Match[];
  /** Whether a text has any phrase of a list. */
  has(list: WordList, text: string): boolean;
}

/** A phrase found in a text. */
export interface Match {
  readonly index: number;
  readonly text: string;
}

/** Phrases that a house adds, by list. */
export type AddedPhrases = Readonly<Partial<Record<WordList, readonly string[]>>>;

/** Opens the lexicon of a language; languages that have none of their own are read by the English one. */
export function openLexicon(added: AddedPhrases = {}): Lexicon {
  const patterns = new Map<string, RegExp>();
  const patternOf = (list: WordList): RegExp => {
    const known = patterns.get(list);
    if (known !== undefined) return known;
    const compiled = compilePhrases([...en.lists[list], ...(added[list] ?? []).map(plain)]);
    patterns.set(list, compiled);
    return compiled;
  };
  return {
    locale: en.locale,
    find: (list, text) =>
      Array.from(text.matchAll(patternOf(list)), (match) => ({ index: match.index, text: match[0] })),
    has: (list, text) => text.search(patternOf(list)) >= 0,
  };
}

/** The names of all lists. */
export const WORD_LISTS = Object.keys(en.lists) as [WordList, ...WordList[]];

// What a house adds is words and a star, never a pattern: nobody can slow the gates down from a policy.
function plain(phrase: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N} '’.-]{0,80}\*?$/u.test(phrase)) return phrase;
  throw new ImprimaturError(
    'invalid',
    `lexicon: found ${JSON.stringify(phrase)}, expected words, with * at the end if need be`,
  );
}
