/**
 * Compiles phrases into one pattern that finds any of them as whole words, in any case. In a phrase `*` ends a word in
 * any way, `(a|b)` is a choice, `?` makes what stands before it optional, and `…` skips up to four words. Every
 * repetition has an end, so no text can make the pattern slow.
 */
export function compilePhrases(phrases: readonly string[]): RegExp {
  if (phrases.length === 0) return /(?!)/gu;
  const sources = phrases.map(sourceOf);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
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
