import { isOnlyCaution } from './only-caution.ts';
import type { TextGate } from './text-gate.ts';
import { placeOf, saidBy } from './text-subject.ts';

/** A phrase of caution that fits every article protects nobody; it must not pass for safety information. */
export const boilerplateNotSubstance: TextGate = {
  id: 'boilerplate-not-substance',
  severity: 'warning',
  floor: 'warning',
  summary:
    'Phrases of caution without anything specific beside them are named, and too many of them keep an article out.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const isSupported = sentence.fact !== undefined || sentence.isCited;
      if (isSupported && !isOnlyCaution(sentence.text, subject.lexicon)) continue;
      const [found] = subject.lexicon.find('boilerplate', sentence.text);
      if (found === undefined) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” fits every article, and tells nobody anything.`,
        remedy: 'Name the harm, the medicine, the person or the sign that it is about, with the source.',
        excerpt: sentence.excerpt,
      };
    }
  },
};
