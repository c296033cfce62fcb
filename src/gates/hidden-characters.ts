import type { TextGate } from './text-gate.ts';

// Whoever has so many has written none of it by hand.
const MOST = 200;

/** Characters that nobody sees, or sees as others, have one use in an article: to slip past those who check it. */
export const hiddenCharacters: TextGate = {
  id: 'hidden-characters',
  severity: 'error',
  floor: 'error',
  summary: 'No word has characters in it that readers cannot see or take for others.',

  *inspect({ document }) {
    const { oddities, moreOddities } = document;
    for (const { kind, character, word, excerpt, start } of oddities.slice(0, MOST)) {
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      yield {
        at: start,
        message:
          kind === 'invisible'
            ? `There is an invisible character (${code}) in or beside “${word}”.`
            : `“${word}” has a character (${code}) that only looks like a Latin letter.`,
        remedy: 'Type the word anew.',
        excerpt,
      };
    }
    const next = oddities[MOST];
    if (next !== undefined)
      yield {
        at: next.start,
        message: `There are ${oddities.length + moreOddities - MOST} more such characters from here on.`,
        remedy: 'Type the text anew.',
      };
  },
};
