import type { Sentence } from '../document/document.ts';
import type { TextGate } from './text-gate.ts';
import { asserted, factBehind, isReport, placeOf, saidBy, type TextSubject } from './text-subject.ts';

// How far after the phrase the medicine may be named: "an alternative to harsh, expensive antidepressants".
const REACH = 60;

/** Somebody who swaps a prescribed medicine for a remedy can die of it. */
export const substitutionClaim: TextGate = {
  id: 'substitution-claim',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence offers the substance in place of medicines, treatment or a doctor.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = asserted(subject, 'substitution', sentence).find(({ index, text }) =>
        subject.lexicon.has('medicines', sentence.text.slice(index, index + text.length + REACH)),
      );
      if (found === undefined || isCarriedAdvice(subject, sentence) || isReport(subject, sentence)) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” offers something in place of medicine or treatment.`,
        remedy: 'Leave it out, and say that prescribed treatment must not be stopped or replaced.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

// A fact on what works instead, or that treatment must go on, speaks of medicines by its nature.
function isCarriedAdvice(subject: TextSubject, sentence: Sentence): boolean {
  const kind = factBehind(subject, sentence)?.kind;
  return kind === 'do-not-stop' || kind === 'alternative' || kind === 'seek-care';
}
