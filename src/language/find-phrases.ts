import type { CutText } from './cut-text.ts';
import type { Match } from './lexicon.ts';
import { type EndAt, isInWord, matcherOf } from './match-phrase.ts';
import { isSpace, parsePhrase } from './parse-phrase.ts';
import { headsOf } from './phrase-heads.ts';

/** A text that was looked through for the phrases of many lists. */
export interface Look {
  /** By list, 1 where a phrase of it may stand in the text. */
  readonly mayHave: Uint8Array;
  /** The phrases of a list in the order of the text and without overlaps: at each word the first in the list that stands there. */
  find(list: number): readonly Match[];
}

interface Phrase {
  readonly order: number;
  readonly endAt: EndAt;
}

/** Where the beginnings of phrases part, letter by letter. */
interface Branch {
  /** The letter, by its code, that alone goes on from here while `next` is not there, and where it leads. */
  letter: number;
  only: Branch | undefined;
  next: Map<number, Branch> | undefined;
  /** The phrases that begin so, by their lists. */
  alike: readonly AlikePhrases[];
}

/** Phrases of one list that begin alike, in its order. */
interface AlikePhrases {
  readonly list: number;
  readonly phrases: Phrase[];
}

interface Found {
  readonly order: number;
  readonly end: number;
}

/** Prepares lists of phrases, so that one look through a text serves all of them. */
export function phrasesOf(lists: readonly (readonly string[])[]): (cut: CutText) => Look {
  const root = branch();
  for (const [list, phrases] of lists.entries())
    for (const [order, text] of phrases.entries()) {
      const parsed = parsePhrase(text);
      const { areWhole, heads } = headsOf(parsed);
      const endAt = areWhole ? undefined : whenNeeded(() => matcherOf(parsed));
      for (const head of heads)
        alikeAt(branchAt(root, head), list).phrases.push({ order, endAt: endAt ?? wordOf(head) });
    }
  return (cut) => lookThrough(cut, root, lists.length);
}

function lookThrough({ text, lower, words }: CutText, root: Branch, lists: number): Look {
  const mayHave = new Uint8Array(lists);
  const places: number[] = [];
  const branches: Branch[] = [];
  for (const index of words)
    follow(root, lower, index, (reached) => {
      places.push(index);
      branches.push(reached);
      for (const { list } of reached.alike) mayHave[list] = 1;
    });
  return { mayHave, find: (list) => findIn(text, lower, places, branches, list) };
}

function findIn(
  text: string,
  lower: string,
  places: readonly number[],
  branches: readonly Branch[],
  list: number,
): readonly Match[] {
  const found: Match[] = [];
  let past = 0;
  for (let at = 0; at < places.length; ) {
    const index = places[at] ?? 0;
    let first: Found | undefined;
    for (; places[at] === index; at += 1) {
      if (index < past) continue;
      for (const alike of branches[at]?.alike ?? NONE) {
        const own = alike.list === list ? firstOf(alike.phrases, lower, index) : undefined;
        if (own !== undefined && (first === undefined || own.order < first.order)) first = own;
      }
    }
    if (first === undefined) continue;
    found.push({ index, text: text.slice(index, first.end) });
    past = first.end;
  }
  return found;
}

function alikeAt(at: Branch, list: number): AlikePhrases {
  const known = at.alike.find((one) => one.list === list);
  if (known !== undefined) return known;
  const alike = { list, phrases: [] };
  at.alike = [...at.alike, alike];
  return alike;
}

function firstOf(phrases: readonly Phrase[], lower: string, index: number): Found | undefined {
  for (const { order, endAt } of phrases) {
    const end = endAt(lower, index);
    if (end >= 0) return { order, end };
  }
  return undefined;
}

function whenNeeded(make: () => EndAt): EndAt {
  let made: EndAt | undefined;
  return (lower, index) => {
    made ??= make();
    return made(lower, index);
  };
}

/** What was found by its beginning, which is all of it, stands there if the word ends with it. */
const wordOf =
  ({ length }: string): EndAt =>
  (lower, index) =>
    isInWord(lower.charCodeAt(index + length)) ? -1 : index + length;

const branch = (): Branch => ({ letter: -1, only: undefined, next: undefined, alike: NONE });
const NONE: readonly AlikePhrases[] = [];

function branchAt(root: Branch, head: string): Branch {
  let at = root;
  for (let index = 0; index < head.length; index += 1)
    at = after(at, head.charCodeAt(index)) ?? grow(at, head.charCodeAt(index));
  return at;
}

// Most branches have one after them, which takes less to look at than a map of one.
const after = (at: Branch, code: number): Branch | undefined =>
  at.next === undefined ? (at.letter === code ? at.only : undefined) : at.next.get(code);

function grow(at: Branch, code: number): Branch {
  const grown = branch();
  if (at.only === undefined && at.next === undefined) {
    at.letter = code;
    at.only = grown;
    return grown;
  }
  at.next ??= new Map(at.only === undefined ? [] : [[at.letter, at.only]]);
  at.next.set(code, grown);
  return grown;
}

/** Goes along the letters of a text from a word on, and tells of each branch at which phrases begin. */
function follow(root: Branch, lower: string, start: number, tell: (reached: Branch) => void): void {
  if (root.alike.length > 0) tell(root);
  let at: Branch | undefined = root;
  for (let index = start; index < lower.length; ) {
    const code = lower.charCodeAt(index);
    if (isSpace(code)) {
      at = after(at, SPACE);
      while (index < lower.length && isSpace(lower.charCodeAt(index))) index += 1;
    } else {
      at = after(at, code);
      index += 1;
    }
    if (at === undefined) return;
    if (at.alike.length > 0) tell(at);
  }
}

const SPACE = 32;
