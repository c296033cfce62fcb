import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { answeredIn } from './answered-question.ts';
import { asserted } from './asserted.ts';
import { DOUBT, weighed } from './doubt.ts';
import { isOfLeaflet } from './established-care.ts';
import { informs } from './informs.ts';
import { orElse } from './or-else.ts';
import { isPlainAssurance } from './plain-assurance.ts';
import { isReport } from './reported.ts';
import { sells } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { headingAbove, isCitedAround, placeOf, saidBy, sentenceBefore, type TextSubject } from './text-subject.ts';
import { unguarded } from './unguarded.ts';

// What was looked for and not found is a finding, not an assurance.
const WAS_OBSERVED = /^ (?:was|were|has been|have been) (?:seen|observed|reported|found|recorded|noted)\b/i;
const LATER_OBSERVED =
  /^(?: [\p{L}-]{2,15}){1,5} (?:was|were|has been|have been) (?:seen|observed|reported|found|recorded|noted)\b/iu;
const LEFT_OUT = /\b(?:left out|avoid(?:ed)?|not|never|limit(?:ed)?)\b/i;
// "No way of using it is without risk": nobody is assured.
const NONE_IS = /^(?:no|none|nothing)\b[^,;:.]{1,80}\b(?:is|are|was|were|can be|comes?) (?:\w{1,12} )?$/i;
const WAS_SOUGHT = /\b(?:shown|showed|found|seen|saw|observed|reported|detected|noted|recorded) $/i;
// Said of an amount, a time or a group, with a source, these words tell a limit and not an assurance.
const MILD =
  /^(?:(?:is|are|was|were|be|being|been|considered|deemed|known|shown) (?:to be )?safe|safe (?:and|,) effective|(?:generally|relatively) safe|safe for (?:most|adults)|well[ -]tolerated|not (?:harmful|dangerous|toxic))/i;
const MAY_BE_TAKEN = /^(?:can|may|could)\b[^.;]{0,40}\bbe \w/i;
const CALM = /^(?:no|little|needs? no|requires? no|(?:can|may|could)\b[^.;]{0,40}\bbe) \w/i;
const IF_SUPERVISED =
  /^[^.;]{0,60}\b(?:if (?:your|a|the) (?:doctor|gp|midwife|specialist)|under (?:specialist|medical|close|a doctor's)|when (?:prescribed|a doctor)|only)\b/i;
const LIMITS =
  /\b(?:as an? (?:spice|food|drink)|only|up to|short.term|in (?:usual|normal|dietary|food|the)? ?(?:amounts|doses|foods?)|amounts|(?:present|found|occurs?) in (?:food|foods|the diet)|for (?:up to )?\w+ (?:days|weeks|months)|at (?:low )?doses|when (?:used|taken|eaten))\b/i;

/** No remedy is safe for everybody, and readers act on the word. */
export const safetyAssurance: TextGate = {
  id: 'safety-assurance',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence calls the substance safe, natural and therefore good, or free of side effects.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const said = orElse(
        asserted(subject, 'safetyAssurance', sentence).filter((match) => !isLimited(subject, match, sentence)),
        () => assuringAnswer(subject, sentence) ?? reassurance(subject, sentence),
      );
      const [found] = said;
      const bare = found === undefined ? unguarded(subject, sentence) : undefined;
      if (bare !== undefined && !isReport(subject, sentence))
        yield {
          at: placeOf(sentence),
          message: `“${bare.text}” stands beside a remedy with no word of caution and no source. ${DOUBT}`,
          remedy: 'Say what is known of the two together, with the source; or leave it out.',
          excerpt: sentence.excerpt,
          severity: 'warning',
        };
      if (found === undefined || isReport(subject, sentence)) continue;
      yield weighed(subject, sentence, said, isPlainAssurance, {
        at: placeOf(sentence),
        message: `“${found.text}” assures readers of safety.`,
        remedy: 'Say which harms were looked for, in whom and for how long, with the source; or leave it out.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

// "Is it addictive? Not in the slightest."
const SAFE = /\b(?:safe|mix|combine|together|harmless|okay|ok|pregnan\w{0,3}|children|kids)\b/i;
const HARM =
  /\b(?:addictive|addicted|dangers?|dangerous|harm(?:s|ful)?|hurt|risks?|risky|side[ -]effects?|overdose|toxic|poisonous|depend(?:ence|ency|ent)|withdrawal|habit|liver|damage|downsides?|catch|interactions?|interact|worry|worried|afraid|comedown|hangovers?|crash|tolerance|wear off)\b/i;

function assuringAnswer(subject: TextSubject, sentence: Sentence): Match | undefined {
  const answer = answeredIn(subject, sentence);
  if (answer === undefined || !(answer.says === 'yes' ? SAFE : HARM).test(answer.question)) return undefined;
  return { index: 0, text: answer.words };
}

function isLimited(subject: TextSubject, { index, text }: Match, sentence: Sentence): boolean {
  const after = sentence.text.slice(index + text.length);
  // "It is a plant, and so is tobacco"; "best left out in pregnancy, because of its vitamin A".
  if (/^ so (?:is|are|was|were|does|do)\b/i.test(after)) return true;
  if (/^because of\b/i.test(text) && LEFT_OUT.test(sentence.text.slice(0, index))) return true;
  if (
    /^without limit/i.test(text) &&
    /\b(?:ris|rose|grow|grew|climb|increas|spread)\w{0,4} $/i.test(sentence.text.slice(0, index))
  )
    return true;
  if (
    NONE_IS.test(sentence.text.slice(0, index)) ||
    /^ (?:is|would be|remains) (?:not|never|no use|to (?:not|avoid))\b|^ (?:makes?|does|means?|says?|proves?) (?:nothing|no|not)\b/i.test(
      after,
    )
  )
    return true;
  if (MAY_BE_TAKEN.test(text) && IF_SUPERVISED.test(after)) return true;
  if (CALM.test(text) && isPageOfMedicine(subject, sentence)) return true;
  if (!isCitedAround(subject, sentence)) return false;
  if (sentence.isCited && (MILD.test(text) || MAY_BE_TAKEN.test(text)) && isOfCare(subject, sentence)) return true;
  if (sentence.isCited && MAY_BE_TAKEN.test(text) && isOfLeaflet(subject, sentence)) return true;
  if (sentence.isCited && /tolerated/i.test(text) && subject.lexicon.has('sideEffects', after)) return true;
  if (sentence.isCited && LATER_OBSERVED.test(after)) return true;
  if (WAS_SOUGHT.test(sentence.text.slice(0, index)) && /^no\b/i.test(text)) return true;
  return WAS_OBSERVED.test(after) || (MILD.test(text) && LIMITS.test(sentence.text));
}

/** Whether a page is about a medicine, and neither its title nor the sentence names a remedy: leaflets allow and reassure. */
function isPageOfMedicine(subject: TextSubject, { text }: Sentence): boolean {
  const { lexicon, document } = subject;
  if (lexicon.has('substances', document.title) || lexicon.has('substances', text) || informs(subject)) return false;
  return lexicon.has('medicines', document.title) || lexicon.has('namedMedicines', document.title);
}

/** Whether it is established care, named in the sentence or just before it, that is called safe. */
function isOfCare(subject: TextSubject, sentence: Sentence): boolean {
  const { lexicon } = subject;
  const told = `${sentenceBefore(subject, sentence)?.text ?? ''} ${sentence.text}`;
  if (lexicon.has('substances', told)) return false;
  return lexicon.has('standardCare', told) || lexicon.has('namedMedicines', told);
}

/** In sales talk, what plays a danger down or offers the thing to those who could be hurt, in whatever words. */
function reassurance(subject: TextSubject, sentence: Sentence): Match | undefined {
  const { lexicon } = subject;
  const { text } = sentence;
  if (sentence.kind !== 'text' || !sells(subject, sentence)) return undefined;
  const asked = sentenceBefore(subject, sentence)?.text ?? '';
  if (ASKS.test(asked) && (lexicon.has('vulnerable', asked) || HARM.test(asked))) return { index: 0, text };
  if (lexicon.has('sideEffects', text) && IS_WELCOME.test(text)) return { index: 0, text };
  const isUnderRisks = (RISKS.test(asked) && asked.length < SHORT) || RISKS.test(headingAbove(subject, sentence));
  if (isUnderRisks && (NOTHING.test(text) || text.length < SHORT)) return { index: 0, text };
  const [played] = lexicon.find('salesSafety', text);
  if (played !== undefined) return played;
  const [vulnerable] = lexicon.find('vulnerable', text);
  return vulnerable !== undefined && MAY_TAKE.test(text) ? vulnerable : undefined;
}

// "Pregnant? Finnish women give birth in it." "But my heart." "It is a muscle."
const ASKS = /\?["')]{0,2}$|^["']?but (?:my|what about|isn't|is it)\b/i;
const IS_WELCOME =
  /\b(?:good (?:news|sign)|means?|just|only|leaving|working|proof|pass(?:es)?|normal|toxins?|rubbish|remember\w*|welcome|nothing)\b/i;
const SHORT = 30;
const RISKS = /\b(?:sides?|side[ -]effects?|safe|safety|risks?|contra-?indications?|downsides?|dangers?|warnings?)\b/i;
const NOTHING = /\b(?:none|zero|nil|nope|nothing|nada|no|not|never|nobody|hardly)\b/i;
const MAY_TAKE =
  /\b(?:can|could|may|might|got|had|gets?|given|inside|too|also|even|fine|loves?|takes?|drinks?|uses?|haves?|enjoys?|calm|happily|welcome)\b/i;
