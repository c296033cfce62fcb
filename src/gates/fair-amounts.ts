import type { Sentence } from '../document/document.ts';
import { isWordOfAuthority } from './reported.ts';
import { isCitedAround, leadsAnywhere, type TextSubject } from './text-subject.ts';

/** Whether a sentence may tell an amount: first aid, what others are told to take, or the word of a health service. */
export function isFairAmount(subject: TextSubject, sentence: Sentence): boolean {
  return (
    isFirstAid(subject, sentence) ||
    isToldToOthers(subject, sentence) ||
    isFromHealthService(subject, sentence) ||
    (isWordOfAuthority(sentence) && !subject.lexicon.has('substances', sentence.text))
  );
}

const FIRST_AID =
  /\b(?:999|911|112|000|emergency|ambulance|action plan|asthma plan|care plan|auto-?injector|adrenaline|naloxone|(?:blue|reliever) inhaler|glucose tablets?|rehydration)\b/i;

/** Whether a sentence says, in a paragraph with a source, what to do in an emergency with a medicine meant for it. */
function isFirstAid(subject: TextSubject, sentence: Sentence): boolean {
  return (
    FIRST_AID.test(sentence.text) &&
    isCitedAround(subject, sentence) &&
    !subject.lexicon.has('substances', sentence.text)
  );
}

const TOLD_TO_OTHERS =
  /^[^.;:]{0,60}\btold (?:his|her|their|its|followers|people|viewers|readers|guests|clients|customers|us|them) (?:\w{1,12} )?to\b|^[^.;:]{0,60}\b(?:are|is|were|was|being|be|been) (?:often |sometimes |usually |also )?(?:told|urged|instructed) to\b/i;

/** Whether an article with sources tells what others are told to take: “People are told to take 300,000 IU a day”. */
function isToldToOthers(subject: TextSubject, { text }: Sentence): boolean {
  return TOLD_TO_OTHERS.test(text) && leadsAnywhere(subject);
}

const FORMS =
  /\b(?:(?:daily |vitamin D )?supplements?|vitamins?(?: [A-EK]\d{0,2})?|drops|capsules|powders?|ointments?|balms?)\b/gi;
const HEALTH_SERVICE =
  /^(?:NHS|National (?:Health|Institute)|NICE|Electronic Medicines|British National Formulary|World Health|European Medicines|(?:US )?Food and Drug|Medicines and Healthcare|Health(?:direct| Canada)|HSE)\b.{0,200}https:\/\/[\w.-]{0,40}\b(?:nhs\.uk|nice\.org\.uk|medicines\.org\.uk|who\.int|europa\.eu|fda\.gov|gov\.uk|healthdirect\.gov\.au|canada\.ca|hse\.ie)\//;

/** Whether a sentence gives, from a health service and with its page, an amount of what is no remedy of the lists. */
function isFromHealthService({ document, lexicon }: TextSubject, { text, markers, isCited }: Sentence): boolean {
  if (!isCited || lexicon.has('substances', text.replace(FORMS, ''))) return false;
  return markers.every(({ target }) =>
    document.endnotes.some(
      ({ id, text: entry }) => id === target && HEALTH_SERVICE.test(entry.replace(/^[\s\d.[\]]{0,6}/, '')),
    ),
  );
}
