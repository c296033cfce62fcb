import type { TextGate } from './text-gate.ts';
import { asserted, isReport, placeOf, saidBy } from './text-subject.ts';

// What was looked for and not found is a finding, not an assurance.
const WAS_OBSERVED = /^ (?:was|were|has been|have been) (?:seen|observed|reported|found|recorded|noted)\b/i;

/** No remedy is safe for everybody, and readers act on the word. */
export const safetyAssurance: TextGate = {
  id: 'safety-assurance',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence calls the substance safe, natural and therefore good, or free of side effects.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = asserted(subject, 'safetyAssurance', sentence).find(
        ({ index, text }) => !WAS_OBSERVED.test(sentence.text.slice(index + text.length)) || !sentence.isCited,
      );
      if (found === undefined || isReport(subject, sentence) || /\bunsafe\b/i.test(found.text)) continue;
      yield {
        at: placeOf(sentence, found.index),
        message: `“${found.text}” assures readers of safety.`,
        remedy: 'Say which harms were looked for, in whom and for how long, with the source; or leave it out.',
        excerpt: sentence.excerpt,
      };
    }
  },
};
