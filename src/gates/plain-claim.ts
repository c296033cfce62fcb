import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { beforeOf, isPlain } from './plain.ts';
import { isCitedAround, type TextSubject } from './text-subject.ts';

const WORD_FOR_IT = /^(?:it|they|this|these|both|which|that)\b/i;
const CURES = /\b(?:cur|heal|treat|revers|prevent|eliminat|eradicat|banish|defeat|beat|end|stop|fix)\w{0,4}\b/i;

/**
 * Whether a sentence flatly says that a remedy does something against an illness. That it lowers or eases something may go on
 * with what the paragraph, with a source, has told of trials: “It lowers LDL for the same reason.”
 */
export function isPlainClaim(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (!isPlain(subject, sentence, match)) return false;
  if (!WORD_FOR_IT.test(beforeOf(sentence.text, match)) || CURES.test(match.text)) return true;
  return !isCitedAround(subject, sentence);
}
