import type { Sentence } from '../document/document.ts';
import { headingAbove, sentenceBefore, type TextSubject } from './text-subject.ts';

// What introduces a list of things that are not so: “Do not believe that:”, “Myths:”, “What it does not do”.
const DENIES =
  /^(?:please )?(?:do not|don't|never) (?:believe|fall for|trust|expect)\b|^(?:the |some |common |\d{1,2} )?(?:myths?|false claims|misconceptions)\b|^(?:none|neither|nothing) of (?:this|these|the following)\b|^what (?:\S{1,20} ){1,4}?(?:does not|doesn't|do not|don't|cannot|can't|will not|won't|is not|isn't|are not) (?:do|treat|cure|help|show|prove|mean)\b/i;
const LONGEST_ITEM = 200;
const MOST_ITEMS = 12;

/** Whether a sentence is an item of a list that is introduced as what is not so, by the line before the list or its heading. */
export function isOfDeniedList(subject: TextSubject, sentence: Sentence): boolean {
  if (sentence.kind !== 'text' || sentence.text.length > LONGEST_ITEM) return false;
  let before: Sentence | undefined = sentence;
  for (let items = 0; items < MOST_ITEMS; items += 1) {
    const next: Sentence = before;
    before = sentenceBefore(subject, next);
    // Every item is a block of its own.
    if (before === undefined || before.block === next.block) return false;
    if (before.kind === 'heading') return DENIES.test(headingAbove(subject, sentence));
    if (before.text.endsWith(':')) return DENIES.test(before.text);
    if (before.text.length > LONGEST_ITEM) return false;
  }
  return false;
}
