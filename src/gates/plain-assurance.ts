import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { beforeOf, clauseOf, isOwnVoice, isPlain } from './plain.ts';
import type { TextSubject } from './text-subject.ts';

const LIMITS =
  /\b(?:only|up to|most|many|amounts?|doses?|short.term|as an? (?:spice|food|drink)|when|if|than|except|in food|from food|weeks|months|used as directed)\b/i;
const NOBODY_HARMED = /^(?:there (?:is|are|has been|have been)|you|nobody|no one|nothing)\b/i;

/** Whether a sentence flatly calls a remedy safe, or says without a limit that nobody need fear it. */
export function isPlainAssurance(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (LIMITS.test(clauseOf(sentence.text, match))) return false;
  if (isPlain(subject, sentence, match)) return true;
  const before = beforeOf(sentence.text, match);
  const names = subject.lexicon.has('substances', sentence.text) || /\b(?:it|this)\b/i.test(sentence.text);
  return names && NOBODY_HARMED.test(before || match.text) && isOwnVoice(subject, sentence, match);
}
