import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { namesCare } from './names-care.ts';
import { beforeOf, isOwnVoice, isPlain, isTold } from './plain.ts';
import type { TextSubject } from './text-subject.ts';

const LIMITS =
  /\b(?:only|up to|most|many|amounts?|doses?|short.term|as an? (?:spice|food|drink)|when|if|than|except|in food|from food|weeks|months|used as directed)\b/i;
// “When used responsibly” limits nothing.
const IN_GOOD_HANDS = /\bwhen (?:it is )?(?:used|taken) (?:responsibly|properly|correctly|wisely|sensibly|right)\b/i;
// So careful people speak too.
const MOSTLY = /\b(?:generally|usually|mostly|largely|reasonably|relatively|fairly)\b/i;
const NOBODY_HARMED = /^(?:there (?:is|are|has been|have been)|you|nobody|no one|nothing|no part|no aspect)\b/i;
const NOTHING_IS = /^(?:nothing|no part|no aspect)\b.*\b(?:is|are|can be|could be) /i;
// What has not been linked to harm may yet be; it is a matter of the source.
const NOT_FOUND = /^(?:has|have|had) (?:not|never)\b/i;
// "Children can take it safely": a "can" that allows hedges nothing.
const ALLOWED =
  /^(?:[\p{L}-]{2,15} ){0,3}?(?:children|kids|toddlers|babies|infants|teenagers|(?:pregnant|breastfeeding|nursing|expectant) (?:women|mothers)|mothers-to-be|anyone|everyone|anybody|everybody|people|patients|adults|you) (?:with \p{L}{2,15} (?:\p{L}{2,15} )?)?(?:can|may) /iu;
const MAY =
  /\b(?:may not|might|could|would|perhaps|possibly|seems?|appears?|likely|probably|some|only|sometimes|not|never|n't|no|doctor|gp|midwife|pharmacist|prescri\w*|advice|supervision)\b/i;

/** Whether a sentence flatly calls a remedy safe, or says without a limit that nobody need fear it. */
export function isPlainAssurance(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (
    LIMITS.test(sentence.text.replace(match.text, '').replace(IN_GOOD_HANDS, '')) ||
    NOT_FOUND.test(match.text) ||
    MOSTLY.test(sentence.text)
  )
    return false;
  if (/^if\b/i.test(sentence.text)) return false;
  if (isPlain(subject, sentence, match)) return true;
  if (/^can be (?:taken|used|combined|given)\b/i.test(match.text) && isPlain(subject, sentence, match, MAY))
    return true;
  const before = beforeOf(sentence.text, match);
  if (isAllowed(subject, sentence, match)) return true;
  const names = subject.lexicon.has('substances', sentence.text) || /\b(?:it|this)\b/i.test(sentence.text);
  // "Nothing about it is dangerous" disputes nothing.
  if (names && NOTHING_IS.test(match.text)) return isTold(subject, sentence, match);
  return names && NOBODY_HARMED.test(before || match.text) && isOwnVoice(subject, sentence, match);
}

/** Whether everybody, or those who could be hurt, may take a remedy and come to no harm. */
function isAllowed(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { text } = sentence;
  if (!ALLOWED.test(text) || MAY.test(text) || namesCare(subject.lexicon, text)) return false;
  const names = subject.lexicon.has('substances', text) || /\b(?:it|this)\b/i.test(text);
  return names && SAFELY.test(text) && isOwnVoice(subject, sentence, match, MAY);
}

const SAFELY = /\b(?:safe(?:ly)?|freely|without (?:any )?(?:risks?|harm|danger|worry|fear|concern))\b/i;
