import type { Sentence } from '../document/document.ts';
import { informs } from './informs.ts';
import {
  isCitedAround,
  leadsAnywhere,
  paragraphHas,
  paragraphOf,
  sentenceAfter,
  type TextSubject,
} from './text-subject.ts';

/** Whether a sentence tells, with a work to be found behind it, what a study or an authority reported, and no more than that. */
export function isReport(subject: TextSubject, sentence: Sentence): boolean {
  const { lexicon } = subject;
  const { text, isCited } = sentence;
  if (lexicon.has('absolute', text)) return false;
  if (!isCited) return tellsOfOneStudy(subject, sentence) || isWeighed(subject, sentence);
  if (lexicon.has('reports', text) || WORD_OF_AUTHORITY.test(text)) return true;
  // "It may lower it slightly [1]", after a sentence that told of the trials.
  if (IN_A_LABORATORY.test(text)) return true;
  return lexicon.has('hedges', text) && !ALLOWS.test(text) && paragraphHas(subject, sentence, 'reports');
}

// "The two can be taken together" allows, and doubts nothing.
const ALLOWS =
  /\b(?:can|may|could) (?:\p{L}{1,15} ){0,2}be (?:\p{L}{1,12} )?(?:taken|used|given|combined|continued|added|mixed|started|stopped|halved|reduced|tapered|dropped|withdrawn)\b/iu;

/** Whether an article that informs says with a source what may be: enough for a benefit, never for an assurance. */
export function isHedged(subject: TextSubject, { text, isCited }: Sentence): boolean {
  return isCited && MAY.test(text) && !subject.lexicon.has('absolute', text) && informs(subject);
}

const AUTHORITY = String.raw`(?:NICE|NHS|EFSA|EMA|MHRA|FDA|WHO|TGA|NIH|NCCIH|CDC|SIGN|HMPC|BfArM|World Health Organization|(?:American|British|European|Royal|Canadian|Australian|National|International|Scottish|Irish|Danish|German|French)(?: (?:\p{Lu}[\p{L}-]{1,20}|of|and|for|the|in)){1,9})`;
const WORD_OF_AUTHORITY = new RegExp(
  `\\b${AUTHORITY}(?:['’]s \\p{Ll}{1,20}(?: \\p{Ll}{1,20}){0,3})?(?: and (?:the )?[A-Z]{2,9})? (?:has |have |also |now )?(?:says?|said|concluded?|concludes|recommends?|recommended|advises?|advised|lists?|listed|notes?|noted|states?|stated|considers?|considered|judged?|judges|suggests?|suggested|accepts?|accepted|found|finds|set|sets)\\b|\\baccording to (?:the )?${AUTHORITY}(?![\\p{L}])`,
  'u',
);

/** Whether a sentence gives the word of an authority that it names. */
export function isWordOfAuthority({ text }: Sentence): boolean {
  return WORD_OF_AUTHORITY.test(text);
}

const ONE_STUDY =
  /\b(?:an?|one|two|three|four|five|the|this|that|\d{1,4})\b[^.]{0,80}\b(?:trials?|reviews?|meta-analys[ie]s|stud(?:y|ies)|surveys?|cohorts?|pilot|analys[ie]s)\b/i;
const COUNTED = /\d|\bplacebo\b/;
const MAY = /\b(?:may|might|could|possibly|perhaps|probably)\b/i;
const IN_A_LABORATORY =
  /\bin (?:mice|rats|animals|cells|test tubes?|laboratory (?:tests|dishes|studies)|the laboratory)\b|\bcase reports?\b|\bpooled\b/i;

/** Whether a sentence tells of studies that can be told apart, in a paragraph that leads to a work: its marker may stand at the end. */
export function tellsOfOneStudy(subject: TextSubject, sentence: Sentence): boolean {
  if (!isCitedAround(subject, sentence)) return false;
  const { text } = sentence;
  return (ONE_STUDY.test(text) && COUNTED.test(text)) || IN_A_LABORATORY.test(text);
}

const LIMITS =
  /\b(?:a little|somewhat)\b|\bonly (?:by )?(?:a (?:small|little|few)|slightly)\b|\b(?:is|are|remains?|was|were|but) (?:both )?(?:small|very small|uncertain|unclear|unknown|weak|mixed|limited)\b|\b(?:slightly|modestly|uncertain|(?:very )?low[ -]certainty|low (?:or very low )?certainty)\b/i;
const SEVERAL_STUDIES =
  /^(?:in )?(?:several|some|most|a few|few|many|both|early|small|older|short)\b[^.]{0,40}\b(?:trials|studies|reviews)\b/i;
const DOUBTS =
  /\b(?:low|very low|uncertain|bias|small|short|weak|poor(?:ly)?|mixed|differ(?:ed)?|limited|inconsistent)\b/i;

/** Whether a sentence tells a result together with its limits, in an article that leads to works, or studies that the next sentence weighs. */
function isWeighed(subject: TextSubject, sentence: Sentence): boolean {
  const { text, kind } = sentence;
  if (kind !== 'text') return false;
  const { lexicon } = subject;
  const after = sentenceAfter(subject, sentence)?.text ?? '';
  // "It may soothe a cough. Never before the age of one: it can cause botulism."
  const isWarnedOf = /^(?:never|do not|don't|but|however)\b/i.test(after) || lexicon.has('seriousHarms', after);
  if (lexicon.has('hedges', text) && (LIMITS.test(text) || isWarnedOf)) return leadsAnywhere(subject);
  if (!SEVERAL_STUDIES.test(text)) return false;
  if (!isCitedAround(subject, sentence)) return false;
  const paragraph = paragraphOf(subject, sentence);
  // A paragraph of more sentences than anybody writes weighs nothing, and would take long.
  return paragraph.length <= 30 && paragraph.some((other) => other.isCited && DOUBTS.test(other.text));
}
