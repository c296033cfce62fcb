import type { Sentence } from '../document/document.ts';
import { headingAbove, sentenceBefore, type TextSubject } from './text-subject.ts';

// What introduces a list of things that are not so: “Do not believe that:”, “Myths:”, “What it does not do”.
const DENIES =
  /^(?:please )?(?:do not|don't|never) (?:believe|fall for|trust|expect)\b|^(?:the |some |common |\d{1,2} )?(?:myths?|false claims|misconceptions)\b|^(?:none|neither|nothing) of (?:this|these|the following)\b|^what (?:\S{1,20} ){1,4}?(?:does not|doesn't|do not|don't|cannot|can't|will not|won't|is not|isn't|are not) (?:do|treat|cure|help|show|prove|mean)\b/i;
const MOST_SENTENCES = 30;
// What follows the myth in its item is what the article holds against it.
const ANSWERS = /\b(?:facts?|truth|reality|actually|indeed)\b/i;

/** Whether a sentence begins an item of a list that is introduced as what is not so, by the line before the list or its heading. */
export function isOfDeniedList(subject: TextSubject, sentence: Sentence): boolean {
  if (sentence.isItem !== true || ANSWERS.test(sentence.text)) return false;
  if (sentenceBefore(subject, sentence)?.block === sentence.block) return false;
  let before: Sentence | undefined = sentence;
  for (let count = 0; before?.isItem === true && count < MOST_SENTENCES; count += 1)
    before = sentenceBefore(subject, before);
  if (before?.kind === 'heading') return DENIES.test(headingAbove(subject, sentence));
  return before?.text.endsWith(':') === true && DENIES.test(before.text);
}
