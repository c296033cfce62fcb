import { remembered } from '../remembered.ts';
import type { Oddity } from './document.ts';
import { LOOK_ALIKES, THE_SAME } from './look-alikes.ts';
import { goOn, type OpenPlaces, type Places, placeAt, placesFrom } from './places.ts';
import { quotationMarks } from './quotation-marks.ts';
import { INVISIBLE, PLAIN_SIGNS, SHAPED, UNIT, unitKind } from './unit-kind.ts';

/** A text made ready for matching, and for each of its indices the index in the text it was made from. */
export interface Folded {
  readonly text: string;
  readonly origins: Places;
  readonly oddities: readonly (Pick<Oddity, 'kind' | 'character' | 'word'> & OddPlace)[];
}

/** Where an odd character stands in the raw text, and from where to where the word does that it is in. */
interface OddPlace {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

const CLUSTER = /\P{M}\p{M}{0,20}|\p{M}{1,20}/uy;

/**
 * Folds a text: NFC, straight double quotes, single spaces, nothing invisible, look-alike letters as the Latin ones they are
 * taken for. What a reader could not have seen or would have misread is listed.
 */
export function foldText(raw: string): Folded {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(raw))
    return { text: compact(quotationMarks(raw)), origins: placesFrom(0), oddities: [] };
  const origins: OpenPlaces = { starts: [], froms: [] };
  const hidden: Hidden[] = [];
  const parts: string[] = [];
  let length = 0;
  const put = (piece: string, index: number): void => {
    for (let unit = 0; unit < piece.length; unit += 1) goOn(origins, length + unit, index);
    parts.push(piece);
    length += piece.length;
  };
  const putSpace = (index: number): void => {
    if (length > 0 && parts.at(-1) !== ' ') put(' ', index);
  };
  for (let index = 0; index < raw.length; ) {
    // Nearly everything is kept as it is.
    const end = endOfKept(raw, index);
    if (end > index) {
      goOn(origins, length, index);
      parts.push(raw.slice(index, end));
      length += end - index;
      index = end;
      continue;
    }
    const cluster = clusterAt(raw, index);
    const first = String.fromCodePoint(cluster.codePointAt(0) ?? 0);
    const sign = PLAIN_SIGNS.get(first);
    if (unitKind(cluster.charCodeAt(0)) === UNIT.space) putSpace(index);
    else if (INVISIBLE.test(first)) hidden.push({ index, character: first, at: length });
    else if (sign !== undefined) put(sign, index);
    else if (SHAPED.test(first)) {
      hidden.push({ index, character: first, at: length });
      put(cluster.normalize('NFKC'), index);
    } else put(cluster.normalize('NFC'), index);
    index += cluster.length;
  }
  if (parts.at(-1) === ' ') parts.pop();
  const text = compact(quotationMarks(parts.join('')));
  const { text: latin, oddities } = withLatinLetters(text, origins);
  return { text: latin, origins, oddities: [...hiddenIn(text, origins, hidden), ...oddities] };
}

// A part of a text that has one curly quote takes two bytes a letter, as the whole does; the engine compiles every pattern
// once for such texts and once for the others, and hardly any folded text need be one.
const compact = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** A text as `foldText` makes it ready for matching, alone. */
export const folded = remembered((raw) => foldText(raw).text);

function endOfKept(raw: string, start: number): number {
  let end = start;
  while (end < raw.length && unitKind(raw.charCodeAt(end)) === UNIT.kept) end += 1;
  return end > start && isMarkAt(raw, end) ? end - 1 : end;
}

const isMarkAt = (raw: string, at: number): boolean => {
  const unit = raw.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return at < raw.length && unitKind(unit) === UNIT.mark;
  return /^\p{M}/u.test(raw.slice(at, at + 2));
};

/** A character with the marks on it. */
function clusterAt(raw: string, index: number): string {
  const unit = raw.charCodeAt(index);
  if ((unit < 0xd800 || unit > 0xdfff) && unitKind(unit) !== UNIT.mark && !isMarkAt(raw, index + 1))
    return raw[index] as string;
  CLUSTER.lastIndex = index;
  return CLUSTER.exec(raw)?.[0] ?? (raw[index] as string);
}

type Hidden = { readonly index: number; readonly character: string; readonly at: number };

/** The hidden characters of a text with the words that they stand in or beside, one of a kind for each word. */
function hiddenIn(text: string, origins: Places, hidden: readonly Hidden[]): Folded['oddities'] {
  if (hidden.length === 0) return [];
  const words = text.matchAll(/[\p{L}\p{N}]+/gu);
  const oddities: Folded['oddities'][number][] = [];
  let word = words.next().value;
  let last: { readonly isShaped: boolean; readonly beside: number } | undefined;
  for (const { index, character, at } of hidden) {
    while (word !== undefined && word.index + word[0].length < at) word = words.next().value;
    const beside = word !== undefined && word.index <= at ? word : undefined;
    const isShaped = SHAPED.test(character);
    const place = beside?.index ?? -1 - at;
    if (last?.isShaped === isShaped && last.beside === place) continue;
    last = { isShaped, beside: place };
    const { from, to } = beside === undefined ? NOWHERE : placeIn(origins, beside.index, beside[0].length);
    oddities.push({
      kind: isShaped ? 'look-alike' : 'invisible',
      character,
      word: beside?.[0] ?? '',
      index,
      from: Math.min(index, from),
      to: Math.max(index + character.length, to),
    });
  }
  return oddities;
}

const NOWHERE = { from: Number.POSITIVE_INFINITY, to: 0 };

/** Where some characters of the folded text stand in the raw one. */
function placeIn(origins: Places, start: number, length: number): { from: number; to: number } {
  return { from: placeAt(origins, start), to: placeAt(origins, start + length - 1) + 1 };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const STRANGE = /[^\p{Script=Latin}\p{M}\p{N}\P{L}]/u;

function withLatinLetters(text: string, origins: Places): Pick<Folded, 'text' | 'oddities'> {
  if (!STRANGE.test(text)) return { text, oddities: [] };
  const mostlyLatin = isMostlyLatin(text);
  // A text of disguises has the same ones again and again.
  const known = new Map<string, Disguise | undefined>();
  const oddities: Folded['oddities'][number][] = [];
  const latin = text.replace(WORD, (word, at: number) => {
    if (!known.has(word)) known.set(word, disguiseOf(word, mostlyLatin));
    const disguise = known.get(word);
    if (disguise === undefined) return word;
    const place = placeIn(origins, at, word.length);
    oddities.push({ kind: 'look-alike', character: disguise.character, word, index: place.from, ...place });
    return disguise.latin;
  });
  return { text: latin, oddities };
}

interface Disguise {
  readonly latin: string;
  /** The first letter of it that is none. */
  readonly character: string;
}

/** What a word is read as, if it is not what it looks like. */
function disguiseOf(word: string, mostlyLatin: boolean): Disguise | undefined {
  if (!STRANGE.test(word)) return undefined;
  const letters = [...word];
  const character = letters.find((letter) => LOOK_ALIKES.has(letter)) ?? '';
  const isMixed = character !== '' && /\p{Script=Latin}/u.test(word);
  if (!isMixed && !(mostlyLatin && letters.length > 2 && letters.every((letter) => THE_SAME.has(letter))))
    return undefined;
  const latin = letters.map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
  return { latin: latin.length === word.length ? latin : word, character };
}

function isMostlyLatin(text: string): boolean {
  const letters = text.replace(/\P{L}+/gu, '');
  return letters.replace(/\p{Script=Latin}+/gu, '').length * 2 < letters.length;
}
