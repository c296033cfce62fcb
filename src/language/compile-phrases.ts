/**
 * Compiles phrases into one pattern that matches any of them in a lower-case text, where it is tried, up to the end of a word. In a phrase `*` ends a word in
 * any way, `(a|b)` is a choice, `?` makes what stands before it optional, and `…` skips up to four words. Every
 * repetition has an end, so no text can make the pattern slow.
 */
export function compilePhrases(phrases: readonly string[]): RegExp {
  if (phrases.length === 0) return /(?!)/y;
  const sources = phrases.map(sourceOf);
  const pattern = new RegExp(`(?:${sources.join('|')})(?!${LETTER}|[0-9])`, 'y');
  pattern.test(LONG_TEXT);
  return pattern;
}

// The engine first makes a pattern into code that it interprets, unless the first text is so long: of lists like these that
// takes longer than all that is ever done with them.
const LONG_TEXT = ' '.repeat(1_000);

// The letters of Latin alphabets. Not `\\p{L}`, which takes a hundred times as long to compile for lists of this length.
const LETTER = '[a-z\\u00df-\\u024f]';
const SPACE = '[\\s-]{1,3}';
const GAP = "(?:[a-z0-9\\u00df-\\u024f'-]{1,30},?\\s{1,3}){0,4}?";

function sourceOf(phrase: string): string {
  return phrase
    .toLowerCase()
    .replaceAll('\\p{l}', '\\p{L}')
    .replaceAll('[ -]', ' ')
    .replace(/[.$^+]/g, '\\$&')
    .replaceAll('(', '(?:')
    .replaceAll('\\p{L}', LETTER)
    .replaceAll('*', `${LETTER}{0,12}`)
    .replaceAll('… ', GAP)
    .replaceAll(' ', SPACE);
}
