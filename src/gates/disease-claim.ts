import type { Sentence } from '../document/document.ts';
import { isOneOf } from '../pack/kinds.ts';
import { support } from './carrying-tiers.ts';
import type { TextGate } from './text-gate.ts';
import { asserted, factBehind, isOfStandardCare, isReport, placeOf, saidBy, type TextSubject } from './text-subject.ts';

const CARRIES_BENEFIT = ['efficacy', 'alternative', 'do-not-stop'] as const;

/** That a thing helps against an illness may be said only where evidence fit for it is cited. */
export const diseaseClaim: TextGate = {
  id: 'disease-claim',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence says that the substance helps against an illness or symptom, unless fit evidence carries it.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      if (!namesCondition(subject, sentence) || isCarried(subject, sentence) || isReport(subject, sentence)) continue;
      if (isOfStandardCare(subject, sentence)) continue;
      const claim = asserted(subject, 'therapeutic', sentence)[0];
      if (claim === undefined) continue;
      yield {
        at: placeOf(sentence),
        message: `“${claim.text}” claims a benefit against an illness or symptom, and nothing here carries the claim.`,
        remedy:
          'Say what which study found, with its source and certainty, or that no study has shown it; or leave it out.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

function namesCondition({ lexicon, pack }: TextSubject, { text }: Sentence): boolean {
  if (lexicon.has('conditions', text)) return true;
  return pack !== undefined && text.toLowerCase().includes(pack.topic.condition.name.toLowerCase());
}

function isCarried(subject: TextSubject, sentence: Sentence): boolean {
  const fact = factBehind(subject, sentence);
  if (fact === undefined || subject.pack === undefined || !isOneOf(CARRIES_BENEFIT, fact.kind)) return false;
  return support(fact, subject.pack, subject.policy).verdict !== 'not-carried';
}
