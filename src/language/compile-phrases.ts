/**
 * Compiles phrases into one pattern that matches any of them, in any case, where it is tried, up to the end of a word. In a phrase `*` ends a word in
 * any way, `(a|b)` is a choice, `?` makes what stands before it optional, and `…` skips up to four words. Every
 * repetition has an end, so no text can make the pattern slow.
 */
export function compilePhrases(phrases: readonly string[]): RegExp {
  if (phrases.length === 0) return /(?!)/uy;
  const sources = phrases.map(sourceOf);
  return new RegExp(`(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'iuy');
}

const SPACE = '[\\s-]{1,3}';
const GAP = "(?:[\\p{L}\\p{N}'-]{1,30},?\\s{1,3}){0,4}?";

function sourceOf(phrase: string): string {
  return phrase
    .replaceAll('[ -]', ' ')
    .replace(/[.$^+]/g, '\\$&')
    .replaceAll('(', '(?:')
    .replaceAll('*', '\\p{L}{0,12}')
    .replaceAll('… ', GAP)
    .replaceAll(' ', SPACE);
}
