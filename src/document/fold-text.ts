import { remembered } from '../remembered.ts';
import type { Oddity } from './document.ts';

/** A text made ready for matching, and for each of its indices the index in the text it was made from. */
export interface Folded {
  readonly text: string;
  readonly origins: readonly number[];
  readonly oddities: readonly (Pick<Oddity, 'kind' | 'character' | 'word'> & OddPlace)[];
}

/** Where an odd character stands in the raw text, and from where to where the word does that it is in. */
interface OddPlace {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\p{Co}\u2800\ufffd]/u;
const SINGLE_QUOTES = '‘’‚‛ʼʹ′＇';
const DOUBLE_QUOTES = '“”„‟«»″＂';
const HYPHENS = '‐‑‒';
const SHAPED = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}\u2460-\u24ff\u2100-\u214f]/u;

// Letters of other alphabets that readers take for Latin ones.
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ѐ: 'e',
    ё: 'e',
    һ: 'h',
    і: 'i',
    ї: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    г: 'r',
    ѕ: 's',
    т: 't',
    у: 'y',
    ѵ: 'v',
    ԝ: 'w',
    х: 'x',
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    І: 'I',
    Ј: 'J',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Ѕ: 'S',
    Т: 'T',
    У: 'Y',
    Х: 'X',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ω: 'w',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ζ: 'Z',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
    ı: 'i',
    ɡ: 'g',
    ⅼ: 'l',
    ո: 'n',
    ս: 'u',
    օ: 'o',
  }),
);
// Those that look the same in every typeface: a whole word of them is a disguise, not a foreign word.
const THE_SAME = 'аеорсухіјѕԁһԛԝӏАВЕНІЈКМОРЅСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const CLUSTER = /\P{M}\p{M}{0,20}|\p{M}{1,20}/uy;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Folds a text: NFC, straight quotes, single spaces, nothing invisible, look-alike letters as the Latin ones they are
 * taken for. What a reader could not have seen or would have misread is listed.
 */
export function foldText(raw: string): Folded {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(raw)) return { text: raw, origins: identity(raw.length), oddities: [] };
  const kept: string[] = [];
  const origins: number[] = [];
  const hidden: { index: number; character: string; at: number }[] = [];
  const put = (text: string, index: number): void => {
    for (const unit of text.split('')) {
      kept.push(unit);
      origins.push(index);
    }
  };
  for (let index = 0; index < raw.length; index += 1) {
    const code = raw.charCodeAt(index);
    // Nearly everything is a plain letter that no mark follows.
    if (code > 32 && code < 127 && raw.charCodeAt(index + 1) < 0x300) {
      kept.push(raw[index] as string);
      origins.push(index);
      continue;
    }
    CLUSTER.lastIndex = index;
    const cluster = CLUSTER.exec(raw)?.[0] ?? (raw[index] as string);
    const [first = ''] = cluster;
    if (/\s/u.test(first) && first !== '\ufeff') {
      if (kept.length > 0 && kept.at(-1) !== ' ') put(' ', index);
    } else if (INVISIBLE.test(first)) hidden.push({ index, character: first, at: kept.length });
    else if (SINGLE_QUOTES.includes(first)) put("'", index);
    else if (DOUBLE_QUOTES.includes(first)) put('"', index);
    else if (HYPHENS.includes(first)) put('-', index);
    else if (SHAPED.test(first)) {
      hidden.push({ index, character: first, at: kept.length });
      put(cluster.normalize('NFKC'), index);
    } else put(cluster.normalize('NFC'), index);
    index += cluster.length - 1;
  }
  if (kept.at(-1) === ' ') {
    kept.pop();
    origins.pop();
  }
  return withLatinLetters(kept.join(''), origins, hidden);
}

/** A text as `foldText` makes it ready for matching, alone. */
export const folded = remembered((raw) => foldText(raw).text);

function withLatinLetters(text: string, origins: readonly number[], hidden: readonly Hidden[]): Folded {
  const mostlyLatin = (text.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
  const oddities: Folded['oddities'][number][] = hiddenIn(text, origins, hidden);
  if (!/[^\p{Script=Latin}\p{M}\p{N}\P{L}]/u.test(text)) return { text, origins, oddities };
  const latinised = text.replace(WORD, (word, at: number) => {
    if (!/[^\p{Script=Latin}\p{M}\p{N}]/u.test(word)) return word;
    const strangers = [...word].filter((letter) => LOOK_ALIKES.has(letter));
    const isMixed = /\p{Script=Latin}/u.test(word) && strangers.length > 0;
    if (!isMixed && !(mostlyLatin && [...word].length > 2 && [...word].every((letter) => THE_SAME.includes(letter))))
      return word;
    const latin = [...word].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
    const place = placeIn(origins, at, at + word.length);
    oddities.push({ kind: 'look-alike', character: strangers[0] ?? '', word, index: place.from, ...place });
    return latin.length === word.length ? latin : word;
  });
  return { text: latinised, origins, oddities };
}

type Hidden = { readonly index: number; readonly character: string; readonly at: number };

/** The hidden characters of a text with the words that they stand in or beside, one of a kind for each word. */
function hiddenIn(text: string, origins: readonly number[], hidden: readonly Hidden[]): Folded['oddities'][number][] {
  const words =
    hidden.length === 0 ? [] : Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({ word, index }));
  const oddities: Folded['oddities'][number][] = [];
  let next = 0;
  let known = '';
  for (const { index, character, at } of hidden) {
    while (next < words.length && (words[next]?.index ?? 0) + (words[next]?.word.length ?? 0) < at) next += 1;
    const beside = words[next];
    const isIn = beside !== undefined && beside.index <= at;
    const kind = SHAPED.test(character) ? 'look-alike' : 'invisible';
    const key = `${kind} ${isIn ? next : `at ${at}`}`;
    if (key === known) continue;
    known = key;
    const { from, to } = isIn ? placeIn(origins, beside.index, beside.index + beside.word.length) : NOWHERE;
    oddities.push({
      kind,
      character,
      word: isIn ? beside.word : '',
      index,
      from: Math.min(index, from),
      to: Math.max(index + character.length, to),
    });
  }
  return oddities;
}

const NOWHERE = { from: Number.POSITIVE_INFINITY, to: 0 };

/** Where a run of the folded text stands in the raw one; nowhere, if it is empty. */
function placeIn(origins: readonly number[], start: number, end: number): { from: number; to: number } {
  const [first, last] = [origins[start], origins[end - 1]];
  if (end <= start || first === undefined || last === undefined) return NOWHERE;
  return { from: first, to: last + 1 };
}

const identity = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
