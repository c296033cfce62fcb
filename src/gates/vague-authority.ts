import type { TextGate } from './text-gate.ts';
import { asserted, placeOf, saidBy, tellsOfOneStudy } from './text-subject.ts';

/** “Studies show” without a study is nobody’s word. */
export const vagueAuthority: TextGate = {
  id: 'vague-authority',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence leans on studies, experts or tradition without a source that can be found.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      // A fact without a source is for the gates on citations to name.
      if (sentence.isCited || sentence.fact !== undefined || sentence.kind === 'heading') continue;
      if (tellsOfOneStudy(subject, sentence)) continue;
      const [found] = asserted(subject, 'vagueAuthority', sentence);
      if (found === undefined) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” names no source.`,
        remedy: 'Cite the study or the authority itself in the sentence, or leave the sentence out.',
        excerpt: sentence.excerpt,
      };
    }
  },
};
