import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { clauseOf, isOwnVoice, isSaidOfIt, isSaidOfRemedy } from './plain.ts';
import { aboutParagraph, isCitedAround, paragraphHas, type TextSubject } from './text-subject.ts';

const MAY = /\b(?:may|might|perhaps|possibly|seems?|appears?|whether|not|never|n't|no longer|but|although|though)\b/i;
// “Legal in sport” is a matter of a sport's own rules.
const RULES = /\bin (?:sports?|competitions?|athletics)\b/i;
const CONTINENTS = /\b(?:Europe|Asia|Africa|Oceania|(?:Latin|South|Central|North) America)\b/;
const SWEEPING =
  /\b(?:everywhere|anywhere|worldwide|nationwide|most|all|every|any|perfectly|completely|totally|entirely|fully|100 ?%)/i;
const YEAR = /\b(?:19|20)\d\d\b/;
const YOU = /^(?:you|no (?:prescription|licence|license))\b/i;

/** Whether a sentence says what the law is of a remedy and names neither a place nor a year for it. */
export function isPlainLaw(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { text } = sentence;
  const said = clauseOf(text, match);
  const elsewhere = said.replace(match.text, '');
  if (MAY.test(said) || YEAR.test(text) || subject.lexicon.has('places', elsewhere) || CONTINENTS.test(elsewhere))
    return false;
  if (!isOwnVoice(subject, sentence, match, MAY) || RULES.test(said)) return false;
  // What is said of a place, with a source, need not name it again in each sentence.
  const isOfALaw = (): boolean =>
    paragraphHas(subject, sentence, 'places') ||
    aboutParagraph(subject, sentence, 'years', ({ text: other }) => YEAR.test(other));
  if (isCitedAround(subject, sentence) && isOfALaw()) return false;
  if (/^there (?:is|are) no\b/i.test(text)) return subject.lexicon.has('substances', text);
  if (YOU.test(text)) return !paragraphHas(subject, sentence, 'places');
  // "Both are legal to buy" may go on with what stands above it.
  if (isSaidOfIt(text, match) && !SWEEPING.test(said)) return false;
  return isSaidOfRemedy(subject, sentence, match);
}
