import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import type { TextGate } from './text-gate.ts';
import { asserted, isReport, placeOf, saidBy } from './text-subject.ts';

// What was looked for and not found is a finding, not an assurance.
const WAS_OBSERVED = /^ (?:was|were|has been|have been) (?:seen|observed|reported|found|recorded|noted)\b/i;
// Said of an amount, a time or a group, with a source, these words tell a limit and not an assurance.
const MILD =
  /^(?:(?:is|are|was|were|be|being|considered|deemed|known|shown) (?:to be )?safe|(?:generally|relatively) safe|safe for (?:most|adults)|well[ -]tolerated)/i;
const LIMITS =
  /\b(?:only|up to|short.term|in (?:usual|normal|dietary|food|the)? ?(?:amounts|doses|foods?)|amounts|for (?:up to )?\w+ (?:days|weeks|months)|at (?:low )?doses|when (?:used|taken|eaten))\b/i;

/** No remedy is safe for everybody, and readers act on the word. */
export const safetyAssurance: TextGate = {
  id: 'safety-assurance',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence calls the substance safe, natural and therefore good, or free of side effects.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      if (isReport(subject, sentence)) continue;
      const found = asserted(subject, 'safetyAssurance', sentence).find((match) => !isLimited(match, sentence));
      if (found === undefined) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” assures readers of safety.`,
        remedy: 'Say which harms were looked for, in whom and for how long, with the source; or leave it out.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

function isLimited({ index, text }: Match, sentence: Sentence): boolean {
  if (!sentence.isCited) return false;
  return WAS_OBSERVED.test(sentence.text.slice(index + text.length)) || (MILD.test(text) && LIMITS.test(sentence.text));
}
