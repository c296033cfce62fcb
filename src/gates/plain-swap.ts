import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { beforeOf, isOwnVoice, isPlain } from './plain.ts';
import type { TextSubject } from './text-subject.ts';

const TO_READER =
  /^(?:(?:so|then|just|simply|please|now) )?(?:you|take|use|try|choose|drink|switch|stop|ditch|skip|throw|bin|quit|swap|replace|drop|leave)\b/i;
const MAY =
  /\b(?:believe\w*|thought|said|say|says|read|heard|told|might|perhaps|possibly|seems?|appears?|sometimes|some)\b/i;
// What a remedy does to a medicine harms: “it can reduce the effect of the pill”.
const LESSENS = /^(?:(?:can|may|could|will) )?(?:stop|reduce|lower|cut|halve|quit)s?\b/i;
const CAREFULLY =
  /\b(?:doctor|gp|prescriber|nurse|pharmacist|before|unless|if|never|not|n't|until|why|what|would have)\b/i;

/** Whether a sentence flatly sets a remedy in the place of a medicine, or tells the reader to leave the medicine. */
export function isPlainSwap(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (CAREFULLY.test(sentence.text)) return false;
  // “Can replace” offers as much as “replaces”.
  if (!LESSENS.test(match.text) && isPlain(subject, sentence, match, MAY)) return true;
  const start = beforeOf(sentence.text, match) || match.text;
  return TO_READER.test(start) && isOwnVoice(subject, sentence, match, MAY);
}
