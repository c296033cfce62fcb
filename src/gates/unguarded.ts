import type { Sentence } from '../document/document.ts';
import type { Match, WordList } from '../language/lexicon.ts';
import { remembered } from '../remembered.ts';
import { isInsideQuotation } from './asserted.ts';
import type { TextSubject } from './text-subject.ts';

// What stands in a sentence that keeps readers from harm, or tells what somebody found, gave, ruled or said.
const GUARDS =
  /\b(?:should|must|ought|avoid\w*|ask(?!(?:s|ed|ing)? for)(?:s|ed|ing)?|tell(?:s|ing)?|told|talk\w*|speak\w*|check\w*|doctors?|gps?|pharmacists?|midwi(?:fe|ves)|nurses?|prescriber|specialist (?:care|advice)|supervis\w*|risk\w*|harm\w*|danger\w*|cauti\w*|careful\w*|care\b|unsafe|interact\w*|interfer\w*|raise[sd]?|increas\w*|add(?:s|ed)? to|affect\w*|impair\w*|block\w*|weaken\w*|strengthen\w*|react\w*|bleed\w*|blood-?thinn\w*|sedat\w*|irritat\w*|spores?|warn\w*|advi[sc]\w*|urgent\w*|emergenc\w*|antidote|call|999|911|112|111|never|cannot|don't|do not|isn't|not (?:be )?(?:recommended|advised|suitable|known|take|use|stop|drive|a|an|the|mean|been|for)|unknown|unclear|uncertain\w*|uncommon|rare(?:ly)?|serious\w*|severe\w*|toxic\w*|toxin\w*|damag\w*|worse\w*|sick|died|deaths?|fatal\w*|kill\w*|poison\w*|excluded|suspect\w*|unless|because of|reported|report|licen[sc]\w*|approv\w*|authori[sz]\w*|regist\w*|prescri\w*|guidelines?|recommend\w*|laws?|legal\w*|offences?|court|trials?|stud(?:y|ies|ied)|tested|reviews?|surveys?|evidence|research\w*|placebo|was|were|had|did|but|however|found|contain\w*|allerg\w*|laboratory|is common|pass out|labour|says?|sold|sell\w*|label\w*|adverts?|websites?|online|media|keep (?:it|them|all|these|out|the)|wait|stop(?:s|ping)? (?:your|the|a|it|breathing)|coma|faint\w*|fall\w*|confus\w*|called|belongs?|replaces?|nutrient|if)\b/i;
const OF_REMEDY =
  /\b(?:it|they|them|both|the (?:two|pair|herb|oils?|roots?|lea(?:f|ves)|plant|extracts?|mushrooms?|drops|capsules?|powder|seeds?|tea|tinctures?|wormer|peptides?))\b/i;
const TO_WATCH =
  /\b(?:liver (?:tests?|enzymes|function)|blood tests?|monitoring|drivers?|driving|overdos\w*|upper limit|side[ -]effects?|warnings?|precautions?|contra-?indications?|(?:the|a) taper|tapers?|withdrawal)\b/i;
const AT_RISK: readonly WordList[] = ['pregnancy', 'lactation', 'minors', 'vulnerable', 'namedMedicines', 'medicines'];
const SAYS_MORE: readonly WordList[] = ['attribution', 'doubt', 'disputes', 'seriousHarms', 'sideEffects', 'notKnown'];
const NO_MEDICINE =
  /^(?:hospital|specialist|radiation|opioids?|traditional|tablets|vaccin\w*|jabs?|shots?|drugs|therapy)$|medicine$/i;
const SHORTEST = 25;

/**
 * Who or what could be hurt, in a sentence that sets a remedy beside them and neither warns, doubts, reports nor has a source:
 * whoever lies with care does it there, in words that no list holds.
 */
export function unguarded(subject: TextSubject, sentence: Sentence): Match | undefined {
  const { text, kind, isCited, isQuoted, fact } = sentence;
  const { lexicon, pack } = subject;
  if (pack !== undefined || kind !== 'text' || isCited || isQuoted === true || fact !== undefined || !mayAssert(text))
    return undefined;
  if (!OF_REMEDY.test(text) && !lexicon.has('substances', text)) return undefined;
  const atRisk = AT_RISK.flatMap((list) => lexicon.find(list, text)).find((match) => !NO_MEDICINE.test(match.text));
  const watched = TO_WATCH.exec(text);
  const found = atRisk ?? (watched === null ? undefined : { index: watched.index, text: watched[0] });
  if (found === undefined || SAYS_MORE.some((list) => lexicon.has(list, text))) return undefined;
  return isInsideQuotation(subject, sentence) ? undefined : found;
}

/** Whether words are a whole statement without a guard: no label, no list item, no question, no quotation. */
const mayAssert = remembered(
  (text) => text.length >= SHORTEST && /[.!]$/.test(text) && !text.includes('"') && !GUARDS.test(text),
);
