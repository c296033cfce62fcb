import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { clauseOf, isPlain, isSaidOfIt } from './plain.ts';
import { isCitedAround, type TextSubject } from './text-subject.ts';

const CURES =
  /\b(?:cur|heal|treat|revers|prevent|eliminat|eradicat|banish|defeat|beat|end|stop|fix|rid|fight)\w{0,4}\b/i;
// What kills germs on a plate cures nobody yet.
const KILLS = /^(?:\p{L}+ )?kill(?:s|ed)? (?:\p{L}+ )?(?:germs?|bacteria|microbes?|viruses|fung(?:i|us)|them)\b/iu;
const NAMES_ONE =
  /^(?:\p{L}{2,15} )?(?:remed(?:y|ies)|treatments?|therap(?:y|ies)|medicines?|cures?|answers?|solutions?) (?:for|to|of)\b/iu;
const SAYS_IT_IS = /\b(?:is|are|was|were|be|been|makes?|offers?|gives?|brings?|provides?|works? as|remains?|stays?)\b/i;

/**
 * Whether a sentence flatly says that a remedy does something against an illness. That “it” lowers or eases something may go on
 * with what the paragraph, with a source, has told of trials: “It lowers LDL for the same reason.”
 */
export function isPlainClaim(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (!isPlain(subject, sentence, match)) return false;
  if (NAMES_ONE.test(match.text) && !SAYS_IT_IS.test(clauseOf(sentence.text, match))) return false;
  if (KILLS.test(match.text)) return false;
  if (!isSaidOfIt(sentence.text, match) || CURES.test(match.text)) return true;
  return !isCitedAround(subject, sentence);
}
