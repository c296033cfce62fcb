import type { Sentence } from '../document/document.ts';
import type { TextGate } from './text-gate.ts';
import { asserted, isOfStandardCare, isReport, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** What people feel after taking something does not show what it did. */
export const anecdoteNotEvidence: TextGate = {
  id: 'anecdote-not-evidence',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence gives what users say as if it showed that the substance works.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      if (isReport(subject, sentence) || isLabelled(subject, sentence) || isOfStandardCare(subject, sentence)) continue;
      const [found] = asserted(subject, 'anecdote', sentence);
      if (found === undefined || !subject.lexicon.has('benefit', sentence.text.slice(found.index))) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” gives experience as evidence.`,
        remedy: 'Cite a study; or move it under a heading such as “What people report” and say that it shows nothing.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

/** Whether the heading above says that what follows is what people report. */
function isLabelled({ document }: TextSubject, { section }: Sentence): boolean {
  const heading = document.sections.find(({ id }) => id === section)?.heading ?? '';
  return /\bwhat (?:people|users|patients|others) (?:say|report|tell)|\b(?:personal|users') (?:reports|accounts|experiences)\b/i.test(
    heading,
  );
}
