import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { clauseOf, isOwnVoice, isSaidOfRemedy } from './plain.ts';
import { isCitedAround, paragraphHas, type TextSubject } from './text-subject.ts';

const MAY = /\b(?:may|might|perhaps|possibly|seems?|appears?|whether|not|never|n't|no longer|but|although|though)\b/i;
// “Legal in sport” is a matter of a sport's own rules.
const RULES = /\bin (?:sports?|competitions?|athletics)\b/i;
const CONTINENTS = /\b(?:Europe|Asia|Africa|Oceania|(?:Latin|South|Central|North) America)\b/;
const YOU = /^(?:you|no (?:prescription|licence|license))\b/i;

/** Whether a sentence says what the law is of a remedy and names neither a place nor a year for it. */
export function isPlainLaw(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { text } = sentence;
  const said = clauseOf(text, match);
  const elsewhere = said.replace(match.text, '');
  if (
    MAY.test(said) ||
    /\b(?:19|20)\d\d\b/.test(text) ||
    subject.lexicon.has('places', elsewhere) ||
    CONTINENTS.test(elsewhere)
  )
    return false;
  if (!isOwnVoice(subject, sentence, match, MAY) || RULES.test(said)) return false;
  // What is said of a place, with a source, need not name it again in each sentence.
  if (isCitedAround(subject, sentence) && paragraphHas(subject, sentence, 'places')) return false;
  return isSaidOfRemedy(subject, sentence, match) || YOU.test(text);
}
