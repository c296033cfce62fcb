import { ImprimaturError } from '../errors.ts';
import { type CutText, cutText, type FindPhrases, finderOf } from './find-phrases.ts';
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
  const finders = new Map<WordList, FindPhrases>();
  const finderFor = (list: WordList): FindPhrases => {
    const known = finders.get(list);
    if (known !== undefined) return known;
    const finder = finderOf([...en.lists[list], ...(added[list] ?? []).map(plain)]);
    finders.set(list, finder);
    return finder;
  };
  // A dozen gates look through the same sentence one after the other, and every page says what the house says on all.
  let kept = new Map<string, Looked>();
  let older = new Map<string, Looked>();
  const lookedAt = (text: string): Looked => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) {
      older = kept;
      kept = new Map();
    }
    const looked = older.get(text) ?? { cut: cutText(text), found: new Map() };
    kept.set(text, looked);
    return looked;
  };
  const find = (list: WordList, text: string): readonly Match[] => {
    const { cut, found } = lookedAt(text);
    const known = found.get(list);
    if (known !== undefined) return known;
    const matches = finderFor(list)(cut);
    found.set(list, matches);
    return matches;
  };
  return { locale: en.locale, find, has: (list, text) => find(list, text).length > 0 };
}

interface Looked {
  readonly cut: CutText;
  readonly found: Map<WordList, readonly Match[]>;
}

const MOST_KEPT = 3_000;

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
