import { ImprimaturError } from '../errors.ts';
import { remembered } from '../remembered.ts';
import { isAsserted } from './clause.ts';
import { type CutText, cutText, startsOf, type Word } from './cut-text.ts';
import { type Phrases, phrasesOf } from './find-phrases.ts';
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
  /** The phrases of a list that a sentence asserts, as far as its own words tell; the first dozen that it has are looked at. */
  asserted(list: WordList, sentence: string): readonly Match[];
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
  const lists = new Map(
    WORD_LISTS.map((list) => [list, phrasesOf([...en.lists[list], ...(added[list] ?? []).map(plain)])] as const),
  );
  const listsAt = startingWith(lists);
  // A dozen gates look through the same sentence one after the other, and every page says what the house says on all.
  const recall = remembered((text) => lookAt(text, listsAt));
  // A gate asks for many lists of one sentence in a row, each time with the very same string.
  let last: { readonly text: string; readonly looked: Looked } | undefined;
  const lookedAt = (text: string): Looked => {
    if (last?.text !== text) last = { text, looked: recall(text) };
    return last.looked;
  };
  const find = (list: WordList, text: string): readonly Match[] => {
    const { cut, candidates, found } = lookedAt(text);
    const phrases = lists.get(list);
    // Most sentences have no word at which a phrase of most lists could start: nothing need be remembered of those.
    const words = phrases?.starts === undefined ? cut.words : candidates.get(list);
    if (words === undefined) return NONE;
    const known = found.get(list);
    if (known !== undefined) return known;
    const matches = phrases?.find(cut, words) ?? NONE;
    found.set(list, matches);
    return matches;
  };
  const lexicon: Lexicon = {
    locale: en.locale,
    find,
    has: (list, text) => find(list, text).length > 0,
    asserted: (list, sentence) => {
      const { asserted } = lookedAt(sentence);
      const known = asserted.get(list);
      if (known !== undefined) return known;
      const found = find(list, sentence);
      const said =
        found.length === 0
          ? NONE
          : found.slice(0, MOST_LOOKED_AT).filter((match) => isAsserted(sentence, match, lexicon));
      asserted.set(list, said);
      return said;
    },
  };
  return lexicon;
}

// A sentence with more of them than this has long been found out.
const MOST_LOOKED_AT = 12;

interface Looked {
  readonly cut: CutText;
  /** The words at which a phrase of each list may start. */
  readonly candidates: ReadonlyMap<WordList, readonly Word[]>;
  readonly found: Map<WordList, readonly Match[]>;
  readonly asserted: Map<WordList, readonly Match[]>;
}

const NONE: readonly never[] = [];

type ListsAt = (word: string) => readonly WordList[];

/** The lists that have a phrase which begins as a word does, given its first letters. */
function startingWith(lists: ReadonlyMap<WordList, Phrases>): ListsAt {
  return remembered((three) => {
    const starts = startsOf(three);
    return [...lists].flatMap(([list, phrases]) => (starts.some((start) => phrases.starts?.has(start)) ? [list] : []));
  });
}

// Most words start no phrase of most lists: one look at each word serves all lists.
function lookAt(text: string, listsAt: ListsAt): Looked {
  const cut = cutText(text);
  const candidates = new Map<WordList, Word[]>();
  for (const word of cut.words)
    for (const list of listsAt(word.three)) {
      const known = candidates.get(list);
      if (known === undefined) candidates.set(list, [word]);
      else known.push(word);
    }
  return { cut, candidates, found: new Map(), asserted: new Map() };
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
