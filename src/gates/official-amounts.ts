import type { Sentence } from '../document/document.ts';
import type { TextSubject } from './text-subject.ts';

const FORMS =
  /\b(?:(?:daily |vitamin D )?supplements?|vitamins?(?: [A-EK]\d{0,2})?|drops|capsules|powders?|ointments?|balms?)\b/gi;
const HEALTH_SERVICE =
  /^(?:NHS|National (?:Health|Institute)|NICE|Electronic Medicines|British National Formulary|World Health|European Medicines|(?:US )?Food and Drug|Medicines and Healthcare|Health(?:direct| Canada)|HSE)\b.{0,200}https:\/\/[\w.-]{0,40}\b(?:nhs\.uk|nice\.org\.uk|medicines\.org\.uk|who\.int|europa\.eu|fda\.gov|gov\.uk|healthdirect\.gov\.au|canada\.ca|hse\.ie)\//;

// What health services tell everybody to take: the NHS on vitamin D, and on folic acid before and in early pregnancy.
const FOR_EVERYBODY =
  /\bvitamin d\b[^.;]{0,60}\b(?:10 ?(?:micrograms?|mcg|[µμ]g)|400 ?IU)\b|\b(?:10 ?(?:micrograms?|mcg|[µμ]g)|400 ?IU)\b[^.;]{0,60}\bvitamin d\b|\bfolic acid\b[^.;]{0,60}\b400 ?(?:micrograms?|mcg|[µμ]g)|\b400 ?(?:micrograms?|mcg|[µμ]g)[^.;]{0,60}\bfolic acid\b/i;

/** Whether a sentence gives the amount of a vitamin that health services tell everybody to take. */
export const isForEverybody = (text: string): boolean => FOR_EVERYBODY.test(text);

/** Whether a sentence gives, from a health service and with its page, an amount of what is no remedy of the lists. */
export function isFromHealthService({ document, lexicon }: TextSubject, { text, markers, isCited }: Sentence): boolean {
  if (!isCited || lexicon.has('substances', text.replace(FORMS, ''))) return false;
  return markers.every(({ target }) =>
    document.endnotes.some(
      ({ id, text: entry }) => id === target && HEALTH_SERVICE.test(entry.replace(/^[\s\d.[\]]{0,6}/, '')),
    ),
  );
}
