import type { Sentence } from '../document/document.ts';
import type { TextSubject } from './text-subject.ts';

const FORMS =
  /\b(?:(?:daily |vitamin D )?supplements?|vitamins?(?: [A-EK]\d{0,2})?|drops|capsules|powders?|ointments?|balms?)\b/gi;
const HEALTH_SERVICE =
  /^(?:NHS|National (?:Health|Institute)|NICE|Electronic Medicines|British National Formulary|World Health|European Medicines|(?:US )?Food and Drug|Medicines and Healthcare|Health(?:direct| Canada)|HSE)\b.{0,200}https:\/\/[\w.-]{0,40}\b(?:nhs\.uk|nice\.org\.uk|medicines\.org\.uk|who\.int|europa\.eu|fda\.gov|gov\.uk|healthdirect\.gov\.au|canada\.ca|hse\.ie)\//;

/** Whether a sentence gives, from a health service and with its page, an amount of what is no remedy of the lists. */
export function isFromHealthService({ document, lexicon }: TextSubject, { text, markers, isCited }: Sentence): boolean {
  if (!isCited || lexicon.has('substances', text.replace(FORMS, ''))) return false;
  return markers.every(({ target }) =>
    document.endnotes.some(
      ({ id, text: entry }) => id === target && HEALTH_SERVICE.test(entry.replace(/^[\s\d.[\]]{0,6}/, '')),
    ),
  );
}
