import { asserted } from './asserted.ts';
import { weighed } from './doubt.ts';
import { isPlain } from './plain.ts';
import { isReport } from './reported.ts';
import { sells } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { factBehind, placeOf, saidBy } from './text-subject.ts';

/** That a substance touches a receptor does not show that anybody feels better. */
export const mechanismNotBenefit: TextGate = {
  id: 'mechanism-not-benefit',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence draws a benefit from how the substance acts in the body.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      if (!subject.lexicon.has('mechanism', sentence.text.replace(HARM_BY_NAME, ''))) continue;
      const said = [
        ...asserted(subject, 'outcome', sentence),
        ...(sells(subject, sentence, 'turns') ? subject.lexicon.find('mechanism', sentence.text) : []),
      ];
      const [found] = said;
      if (found === undefined || isReport(subject, sentence)) continue;
      if (factBehind(subject, sentence)?.kind === 'efficacy') continue;
      yield weighed(subject, sentence, said, isPlain, {
        at: placeOf(sentence),
        message: `“${found.text}” draws a benefit from a mechanism.`,
        remedy: 'Keep what happens in the body apart from what people gain, and cite a trial for the latter.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

// What is named after a messenger of the brain is a harm, not how anything helps.
const HARM_BY_NAME = /\bserotonin (?:syndrome|toxicity)\b/gi;
