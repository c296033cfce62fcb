import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { beforeOf, isTold } from './plain.ts';
import { isCitedAround, type TextSubject } from './text-subject.ts';

const PROMISES = ['therapeutic', 'softBenefit', 'benefitAlone', 'safetyAssurance', 'substitution', 'hype'] as const;
const VOUCHES = /\b(?:recommend|prescrib|favou?r|trust|swear|endors)\w{0,4}$/i;
// Who told whom what, and when or where, can be looked up.
const IN_A_YEAR = /\bin (?:1[6-9]|20)\d\d\b/;
const DOUBTS = ['doubt', 'disputes', 'falsehood', 'seriousHarms'] as const;
const MAY =
  /\b(?:may|might|can|could|perhaps|possibly|seems?|appears?|not|never|n't|no|but|only|small|limited|some)\b/i;

/** Whether a sentence, with no work near it, opens with whoever is said to know and lets them promise something of a remedy. */
export function isPlainAuthority(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  const { text, kind } = sentence;
  const { lexicon } = subject;
  if (/\b(?:generally|usually|for most|when (?:taken|used))\b/i.test(text)) return false;
  // That a thing has been used for long promises nothing yet.
  if (/^(?:has|have) (?:long )?been used\b/i.test(match.text)) return false;
  if (kind !== 'text' || isCitedAround(subject, sentence) || MAY.test(text) || !isTold(subject, sentence, match))
    return false;
  if (DOUBTS.some((list) => lexicon.has(list, text)) || beforeOf(text, match).split(' ').length > 3) return false;
  if (!lexicon.has('substances', text) || IN_A_YEAR.test(text) || lexicon.has('places', text)) return false;
  return VOUCHES.test(match.text) || PROMISES.some((list) => lexicon.has(list, text));
}
