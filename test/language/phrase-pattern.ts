// The letters of Latin alphabets.
const LETTER = '[a-z\\u00df-\\u024f]';
const SPACE = '(?:[\\s-]{1,3})';
const GAP = "(?:[a-z0-9\\u00df-\\u024f'-]{1,30},?\\s{1,3}){0,4}?";

/** Phrases of word lists as one pattern that matches any of them where it is tried, up to the end of a word: what they mean. */
export function phrasePattern(phrases: readonly string[]): RegExp {
  return new RegExp(`(?:${phrases.map(sourceOf).join('|')})(?!${LETTER}|[0-9])`, 'y');
}

function sourceOf(phrase: string): string {
  return phrase
    .toLowerCase()
    .replaceAll('\\p{l}', '\\p{L}')
    .replaceAll('[ -]', ' ')
    .replace(/(?<!\\)[.$^]/g, '\\$&')
    .replaceAll('(', '(?:')
    .replaceAll('\\p{L}', LETTER)
    .replaceAll('*', `${LETTER}{0,12}`)
    .replaceAll('… ', GAP)
    .replaceAll(' ', SPACE)
    .replaceAll('+', '{1,40}');
}
