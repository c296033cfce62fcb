import type { Sentence } from '../document/document.ts';
import type { TextGate } from './text-gate.ts';
import { placeOf, saidBy } from './text-subject.ts';

/** The law differs by place and by date; a sentence that lumps places together misleads somebody. */
export const noBlanketLegality: TextGate = {
  id: 'no-blanket-legality',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence speaks of the law without a place, a date and a source.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const [found] = subject.lexicon.find('blanketLegality', sentence.text);
      if (found === undefined || sentence.fact !== undefined || isLaw(sentence)) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” speaks of the law without saying whose, and as of when.`,
        remedy: 'Name the place, the law and the date on which it was looked up, with the source.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

// A place by name, a year and a source: a statement about the law, whatever words it uses.
function isLaw({ text, isCited }: Sentence): boolean {
  return isCited && /\b(?:19|20)\d\d\b/.test(text) && /\b(?:in|of|by|under) (?:the )?\p{Lu}/u.test(text);
}
