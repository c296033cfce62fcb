import type { ValuePath } from './problem.ts';

// Line feeds survive folding in block scalars, tabs are refused: a reader cannot see how wide one is.
const FORBIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/u;
const FORBIDDEN_ALL = new RegExp(FORBIDDEN.source, 'gu');
const MIXED_SCRIPTS =
  /\p{Script=Latin}\p{M}*[\p{Script=Cyrillic}\p{Script=Cherokee}]|[\p{Script=Cyrillic}\p{Script=Cherokee}]\p{M}*\p{Script=Latin}/u;
// Science writes Greek beside Latin, TNFα and μg, yet never inside a word of small letters, nor with a letter that looks Latin.
const GREEK_TWINS =
  '[\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03f2\u03f3]';
const GREEK_IN_LATIN = new RegExp(
  `\\p{Script=Latin}\\p{M}*${GREEK_TWINS}|${GREEK_TWINS}\\p{M}*\\p{Script=Latin}|[\\p{Ll}&&\\p{Script=Latin}]{2}\\p{Script=Greek}+[\\p{Ll}&&\\p{Script=Latin}]`,
  'v',
);
const ASCII_TEXT = /^[\x20-\x7e\n]*$/;

/** Something about a text that a reader could not see or would misread. */
export interface TextFault {
  readonly at: ValuePath;
  readonly message: string;
  readonly remedy: string;
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What is wrong with one text: controls, invisible or direction-changing characters, letters of two alphabets in one word. */
export function textFault(text: string): { message: string; remedy: string } | undefined {
  if (ASCII_TEXT.test(text)) return undefined;
  for (const [character] of text.matchAll(FORBIDDEN_ALL)) {
    if (character === '\n') continue;
    return {
      message: `found the invisible or control character ${codePoint(character)}, expected text that a reader can see`,
      remedy: 'Delete the character, or write it as an ordinary letter or space.',
    };
  }
  const mixed = MIXED_SCRIPTS.exec(text) ?? GREEK_IN_LATIN.exec(text);
  if (mixed === null) return undefined;
  const stranger = [...mixed[0]].find((character) => !/\p{Script=Latin}|\p{M}/u.test(character)) ?? mixed[0];
  return {
    message: `found ${codePoint(stranger)}, which only looks like a Latin letter, inside a word of Latin letters`,
    remedy: 'Write the word in one alphabet.',
  };
}

/** A value with every text in Unicode form NFC, and every fault of its texts and keys. */
export function normaliseTexts(value: unknown): { readonly value: unknown; readonly faults: readonly TextFault[] } {
  const faults: TextFault[] = [];
  const at: (string | number)[] = [];
  const note = (text: string): void => {
    const fault = textFault(text);
    if (fault !== undefined) faults.push({ at: [...at], ...fault });
  };
  const visit = (node: unknown): unknown => {
    if (typeof node === 'string') {
      if (ASCII_TEXT.test(node)) return node;
      note(node);
      return node.normalize('NFC');
    }
    if (node === null || typeof node !== 'object') return node;
    if (Array.isArray(node)) return node.map((item, index) => inside(index, item));
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(node)) {
      const normal = inside(key, item);
      // `__proto__` must stay an ordinary unknown key, so that the schema refuses it by name.
      if (key === '__proto__') Object.defineProperty(result, key, { value: normal, enumerable: true });
      else result[key] = normal;
    }
    return result;
  };
  const inside = (key: string | number, item: unknown): unknown => {
    at.push(key);
    if (typeof key === 'string') note(key);
    const normal = visit(item);
    at.pop();
    return normal;
  };
  return { value: visit(value), faults };
}
