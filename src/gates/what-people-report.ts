import type { Sentence } from '../document/document.ts';
import type { TextSubject } from './text-subject.ts';

/** Whether the heading above says that what follows is what people report. */
export function isLabelled({ document }: TextSubject, { section }: Sentence): boolean {
  const heading = document.sections.find(({ id }) => id === section)?.heading ?? '';
  return /\bwhat (?:people|users|patients|others) (?:say|report|tell)|\b(?:personal|users') (?:reports|accounts|experiences)\b/i.test(
    heading,
  );
}
