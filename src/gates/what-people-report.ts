import type { Sentence } from '../document/document.ts';
import { headingAbove, type TextSubject } from './text-subject.ts';

/** Whether the heading above says that what follows is what people report. */
export function isLabelled(subject: TextSubject, sentence: Sentence): boolean {
  return /\bwhat (?:people|users|patients|others) (?:say|report|tell)|\b(?:personal|users') (?:reports|accounts|experiences)\b/i.test(
    headingAbove(subject, sentence),
  );
}
