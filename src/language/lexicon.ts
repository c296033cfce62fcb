import { ImprimaturError } from '../errors.ts';
import { remembered } from '../remembered.ts';
import { isAsserted } from './clause.ts';
import { cutText } from './cut-text.ts';
import { type Look, phrasesOf } from './find-phrases.ts';
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
  const lookThrough = phrasesOf(WORD_LISTS.map((list) => [...en.lists[list], ...(added[list] ?? []).map(plain)]));
  const lookedAt = rememberedInOrder((text) => ({
    text,
    look: lookThrough(cutText(text)),
    parts: [],
    next: undefined,
  }));
  const partOf = (list: WordList, text: string): Part | undefined => {
    const { look, parts } = lookedAt(text);
    const number = NUMBERS[list];
    // Most texts have no word at which a phrase of most lists could start.
    if (look.mayHave[number] !== 1) return undefined;
    const known = parts[number];
    if (known !== undefined) return known;
    const part = { found: look.find(number), asserted: undefined };
    parts[number] = part;
    return part;
  };
  const find = (list: WordList, text: string): readonly Match[] => partOf(list, text)?.found ?? NONE;
  const lexicon: Lexicon = {
    locale: en.locale,
    find,
    has: (list, text) => find(list, text).length > 0,
    asserted: (list, sentence) => {
      const part = partOf(list, sentence);
      if (part === undefined || part.found.length === 0) return NONE;
      part.asserted ??= part.found.slice(0, MOST_LOOKED_AT).filter((match) => isAsserted(sentence, match, lexicon));
      return part.asserted;
    },
  };
  return lexicon;
}

// A sentence with more of them than this has long been found out.
const MOST_LOOKED_AT = 12;

/** A text that was looked at, with what was found in it of each list that was asked for, by the number of the list. */
interface Looked {
  readonly text: string;
  readonly look: Look;
  readonly parts: (Part | undefined)[];
  /** What was asked for after it the last time. */
  next: Looked | undefined;
}

interface Part {
  readonly found: readonly Match[];
  asserted: readonly Match[] | undefined;
}

const NONE: readonly never[] = [];

/**
 * Looks at every text once. Two dozen gates look through the sentences of a page one after the other, so what is asked for
 * next is mostly what came next before; and every page says what the house says on all.
 */
function rememberedInOrder(look: (text: string) => Looked): (text: string) => Looked {
  const recall = remembered(look);
  let last: Looked | undefined;
  let lastText: string | undefined;
  return (text) => {
    // A gate asks for many lists of one sentence in a row, each time with the very same string.
    if (last !== undefined && text === lastText) return last;
    const known = last?.next;
    const next = known?.text === text ? known : recall(text);
    if (last !== undefined) last.next = next;
    lastText = text;
    last = next;
    return next;
  };
}

/** The names of all lists. */
export const WORD_LISTS = Object.keys(en.lists) as [WordList, ...WordList[]];

const NUMBERS = Object.fromEntries(WORD_LISTS.map((list, number) => [list, number])) as Record<WordList, number>;

// What a house adds is words and a star, never a pattern: nobody can slow the gates down from a policy.
function plain(phrase: string): string {
  const words = phrase
    .trim()
    .replaceAll('’', "'")
    .replace(/\s*-{2,}\s*|\s+-\s*|\s*-\s+|\s+/g, ' ');
  if (/^[\p{L}\p{N}][\p{L}\p{N} '.-]{0,80}\*?$/u.test(words)) return words;
  throw new ImprimaturError(
    'invalid',
    `lexicon: found ${JSON.stringify(phrase)}, expected words, with * at the end if need be`,
  );
}
