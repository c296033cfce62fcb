import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { namesCare } from './names-care.ts';
import { beforeOf, clauseOf, isOwnVoice } from './plain.ts';
import type { TextSubject } from './text-subject.ts';

const MAY =
  /\b(?:might|perhaps|possibly|seems?|appears?|if|unless|until|before|whether|not|never|n't|no|avoid|allowed|permitted)\b/i;
const CAREFULLY =
  /\b(?:doctor|gp|pharmacist|nurse|midwife|dietitian|clinician|team|together|trial|food|diet|meals?|legal|law)\b/i;
const TO_READER =
  /^(?:order|buy|get|grab|shop|click|try|take|use|add|subscribe|visit|you|we recommend|users?|people|readers?|adults?|those|anyone|everyone|beginners?)\b/i;

/** Whether a sentence calls on the reader outright to take, try or buy a remedy. */
export function isPlainCall(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { text } = sentence;
  const { lexicon } = subject;
  if (MAY.test(clauseOf(text, match)) || CAREFULLY.test(text) || namesCare(lexicon, text)) return false;
  if (!lexicon.has('substances', text) && !/\b(?:it|them|this)\b/i.test(text)) return false;
  if (
    /^give it an?$/i.test(match.text) &&
    /^ (?:few|couple|while|day|night|week|fortnight|month)/i.test(text.slice(match.index + match.text.length))
  )
    return false;
  const before = beforeOf(text, match);
  return (before === '' || TO_READER.test(before)) && isOwnVoice(subject, sentence, match, MAY);
}
