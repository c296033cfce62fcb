import type { Sentence } from '../document/document.ts';
import type { Remark } from './gate.ts';
import { informs } from './informs.ts';
import type { TextSubject } from './text-subject.ts';

/** Says a remark outright where the sentence is plain, and as a matter for an editor's eye where an article that informs leaves room for doubt. */
export function weighed(subject: TextSubject, sentence: Sentence, isPlain: () => boolean, remark: Remark): Remark {
  if (!leavesDoubt(subject, sentence) || isPlain()) return remark;
  const message = `${remark.message} In an article that gives its sources it may be fair: an editor should look.`;
  return { ...remark, message, severity: 'warning' };
}

/** Whether a sentence may be fair in spite of its words: never in what is built here, and only in an article that informs. */
export function leavesDoubt(subject: TextSubject, { fact }: Sentence): boolean {
  return fact === undefined && informs(subject);
}
