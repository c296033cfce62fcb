import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted } from './asserted.ts';
import { isOfStandardCare } from './established-care.ts';
import { isReport } from './reported.ts';
import type { TextGate } from './text-gate.ts';
import { placeOf, saidBy, type TextSubject } from './text-subject.ts';
import { isLabelled } from './what-people-report.ts';

/** What people feel after taking something does not show what it did. */
export const anecdoteNotEvidence: TextGate = {
  id: 'anecdote-not-evidence',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence gives what users say as if it showed that the substance works.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = [...asserted(subject, 'testimony', sentence), ...asserted(subject, 'anecdote', sentence)].find(
        (match) => isTestimony(subject, sentence, match),
      );
      if (found === undefined || isOfStandardCare(subject, sentence, found)) continue;
      if (isReport(subject, sentence) || isLabelled(subject, sentence)) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” gives experience as evidence.`,
        remedy: 'Cite a study; or move it under a heading such as “What people report” and say that it shows nothing.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

/** Whether somebody's experience says that something came of it; some phrases say so by themselves. */
function isTestimony({ lexicon }: TextSubject, { text }: Sentence, { index }: Match): boolean {
  const rest = text.slice(index);
  return lexicon.has('benefit', rest) || lexicon.find('testimony', rest)[0]?.index === 0;
}
