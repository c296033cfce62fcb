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
  /** In a long text, the words by their first one, two and three letters. */
  readonly byStart: ReadonlyMap<string, readonly Word[]> | undefined;
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
  return { text, lower, words, byStart: words.length > FEW ? wordsByStart(words) : undefined };
}

// In a sentence the words are looked through one by one; what has more of them is no sentence that anybody wrote.
const FEW = 200;

function wordsByStart(words: readonly Word[]): ReadonlyMap<string, readonly Word[]> {
  const byStart = new Map<string, Word[]>();
  for (const word of words)
    for (const start of new Set([word.one, word.two, word.three])) {
      const known = byStart.get(start);
      if (known === undefined) byStart.set(start, [word]);
      else known.push(word);
    }
  return byStart;
}

/** The words that start with one of some letters, in the order of the text. */
function wordsThatStart({ words, byStart }: CutText, starts: ReadonlySet<string>): readonly Word[] {
  if (byStart === undefined)
    return words.filter(({ one, two, three }) => starts.has(three) || starts.has(two) || starts.has(one));
  const lists = [...starts].flatMap((start) => {
    const list = byStart.get(start);
    return list === undefined ? [] : [list];
  });
  const [only = [], ...others] = lists;
  if (others.length === 0) return only;
  return [...new Set(lists.flat())].sort((a, b) => a.index - b.index);
}

/** Prepares a list of phrases to be looked for. */
export function finderOf(phrases: readonly string[]): FindPhrases {
  const pattern = compilePhrases(phrases);
  const starts = phrases.map(firstLetters);
  const known = starts.some((letters) => letters === undefined)
    ? undefined
    : new Set(starts.flatMap((letters) => letters ?? []));
  return (cut) => {
    const { text, lower } = cut;
    const found: Match[] = [];
    let past = 0;
    for (const { index } of known === undefined ? cut.words : wordsThatStart(cut, known)) {
      if (index < past) continue;
      pattern.lastIndex = index;
      const match = pattern.exec(lower);
      if (match === null) continue;
      found.push({ index, text: text.slice(index, index + match[0].length) });
      past = index + match[0].length;
    }
    return found;
  };
}
