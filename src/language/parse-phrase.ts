/** A part of a phrase: what it is, and how often it may stand there. */
export interface Part {
  readonly is: Words | Letters | Choice | Gap;
  readonly least: number;
  readonly most: number;
  /** Whether as few are taken as will do, rather than as many. */
  readonly isLazy: boolean;
}

/** Letters and signs as they stand. */
export interface Words {
  readonly text: string;
}

/** Any letter or sign of a class. */
export interface Letters {
  readonly areIn: (code: number) => boolean;
}

/** One of several sequences. */
export interface Choice {
  readonly choices: readonly (readonly Part[])[];
}

/** Up to four words that do not matter. */
export interface Gap {
  readonly isGap: true;
}

/**
 * Reads a phrase of a word list. `*` ends a word in any way, `(a|b)` is a choice, `?` and `{m,n}` make what stands before them
 * optional or repeated, a space and `[ -]` are a few spaces or hyphens, `\p{L}`, `\d`, `\w` and `[a-z]` one character, and `… ` skips
 * up to four words. Every repetition has an end, so no text can make a phrase slow.
 */
export function parsePhrase(phrase: string): Choice {
  const text = `(${phrase.toLowerCase().replaceAll('[ -]', ' ')})`;
  const [is, end] = parseOne(text, 0);
  if (end !== text.length || !('choices' in is))
    throw new TypeError(`found the phrase ${phrase}, which does not close what it opens`);
  return is;
}

function parseParts(phrase: string, start: number): readonly [readonly Part[], number] {
  const parts: Part[] = [];
  let at = start;
  while (at < phrase.length && phrase[at] !== ')' && phrase[at] !== '|') {
    const [is, past] = parseOne(phrase, at);
    const quantity = quantityAt(phrase, past);
    parts.push(timesOf(is, phrase[at] ?? '', quantity));
    at = past + quantity.length;
  }
  return [parts, at];
}

function quantityAt(phrase: string, at: number): string {
  if (!QUANTITIES.has(phrase[at] ?? '')) return '';
  const [quantity] = QUANTITY.exec(phrase.slice(at, at + LONGEST_QUANTITY)) ?? [];
  if (quantity === undefined) throw new TypeError(`found the phrase ${phrase}, which does not say how often`);
  return quantity;
}

const QUANTITY = /^(?:[?+]|\{\d+(?:,\d*)?\}\??)/;
const LONGEST_QUANTITY = 12;
// Longer than any word or number that a phrase means.
const MANY = 40;
const ONCE = { least: 1, most: 1, isLazy: false } as const;

function timesOf(is: Part['is'], written: string, quantity: string): Part {
  if (written === ' ' || written === '*') {
    const part = { is, least: written === ' ' ? 1 : 0, most: written === ' ' ? 3 : 12, isLazy: false };
    return quantity === '' ? part : { is: { choices: [[part]] }, ...countOf(quantity) };
  }
  return { is, ...countOf(quantity) };
}

function countOf(quantity: string): Pick<Part, 'least' | 'most' | 'isLazy'> {
  if (quantity === '') return ONCE;
  if (quantity === '?') return { least: 0, most: 1, isLazy: false };
  if (quantity === '+') return { least: 1, most: MANY, isLazy: false };
  const [, least = '1', most = least] = /^\{(\d+)(?:,(\d*))?/.exec(quantity) ?? [];
  return { least: Number(least), most: most === '' ? MANY : Number(most), isLazy: quantity.endsWith('?') };
}

function parseOne(phrase: string, at: number): readonly [Part['is'], number] {
  const sign = phrase[at] ?? '';
  if (sign === '(') {
    const choices: (readonly Part[])[] = [];
    let end = at;
    do {
      const [parts, past] = parseParts(phrase, end + 1);
      choices.push(parts);
      end = past;
    } while (phrase[end] === '|');
    return [{ choices }, end + 1];
  }
  if (sign === '…') return [{ isGap: true }, phrase[at + 1] === ' ' ? at + 2 : at + 1];
  if (sign === ' ') return [{ areIn: isSpace }, at + 1];
  if (sign === '*') return [{ areIn: isLetter }, at + 1];
  if (sign === '[' || sign === '\\') {
    const [written, within] = CLASS.exec(phrase.slice(at, at + LONGEST_QUANTITY)) ?? [];
    if (written !== undefined) return [{ areIn: classOf(written, within) }, at + written.length];
    if (sign === '[' || /[a-z\d]/.test(phrase[at + 1] ?? ''))
      throw new TypeError(`found the phrase ${phrase}, with a class that is not known`);
    return [{ text: phrase[at + 1] ?? '' }, at + 2];
  }
  if (QUANTITIES.has(sign)) throw new TypeError(`found the phrase ${phrase}, which repeats nothing`);
  let past = at + 1;
  while (past < phrase.length && !SIGNS.has(phrase[past] ?? '')) past += 1;
  // What makes optional or repeats is about the last letter alone.
  const end = past - at > 1 && QUANTITIES.has(phrase[past] ?? '') ? past - 1 : past;
  return [{ text: phrase.slice(at, end) }, end];
}

const QUANTITIES = new Set('?+{');
const SIGNS = new Set('()|?+{*… [\\');
const CLASS = /^\\p\{l\}|^\\[dw]|^\[([a-z]-[a-z])\]/;

function classOf(written: string, within: string | undefined): Letters['areIn'] {
  if (within !== undefined) {
    const [from, to] = [within.charCodeAt(0), within.charCodeAt(2)];
    return (code) => code >= from && code <= to;
  }
  if (written === '\\d') return isDigit;
  return written === '\\w' ? (code) => isDigit(code) || (code >= 97 && code <= 122) || code === UNDERSCORE : isLetter;
}

const UNDERSCORE = 95;
const HYPHEN = 45;

/** Whether a character, by its code, is a digit. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a character, by its code, is a small letter of a Latin alphabet. */
export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0x24f);

/** Whether a character, by its code, is white space or a hyphen. */
export const isSpace = (code: number): boolean => code === HYPHEN || isWhite(code);

/** Whether a character, by its code, is white space. */
export const isWhite = (code: number): boolean =>
  code === 32 || (code <= 13 && code >= 9) || (code >= 160 && /\s/.test(String.fromCharCode(code)));
