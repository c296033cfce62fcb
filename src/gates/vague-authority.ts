import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted } from './asserted.ts';
import { tellsOfOneStudy } from './reported.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, paragraphHas, placeOf, saidBy, type TextSubject } from './text-subject.ts';

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
      const found = asserted(subject, 'vagueAuthority', sentence).find((match) => !isWarning(subject, sentence, match));
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

const LINKS = /\b(?:link|associat|report|known|document|describ)/i;
const TRADITION =
  /^(?:traditional|has (?:long )?been|used|for (?:centuries|generations)|(?:ayurved|traditional chinese|folk))/i;

/** Whether it tells of a harm, or of old custom that the paragraph does not lean on, where a work of the paragraph stands behind it. */
function isWarning(subject: TextSubject, sentence: Sentence, { text }: Match): boolean {
  if (!isCitedAround(subject, sentence)) return false;
  if (LINKS.test(text) && subject.lexicon.has('seriousHarms', sentence.text)) return true;
  return TRADITION.test(text) && paragraphHas(subject, sentence, 'doubt');
}
