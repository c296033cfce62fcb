import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import type { TextGate } from './text-gate.ts';
import { asserted, factBehind, isReport, placeOf, saidBy, type TextSubject } from './text-subject.ts';

// How far after the phrase the medicine may be named: "an alternative to harsh, expensive antidepressants".
const REACH = 60;

/** Somebody who swaps a prescribed medicine for a remedy can die of it. */
export const substitutionClaim: TextGate = {
  id: 'substitution-claim',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence offers the substance in place of medicines, treatment or a doctor.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = asserted(subject, 'substitution', sentence).find((match) => isOfMedicine(match, sentence, subject));
      if (found === undefined || isCarriedAdvice(subject, sentence) || isReport(subject, sentence)) continue;
      yield {
        at: placeOf(sentence, found.index),
        message: `“${found.text}” offers something in place of medicine or treatment.`,
        remedy: 'Leave it out, and say that prescribed treatment must not be stopped or replaced.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

const STOPS = /^(?:stop|quit)/i;
const STOPS_ANOTHER =
  /\b(?:it|this|them|supplements?|herbs?|remed(?:y|ies)|extracts?|before|prior to|ahead of|and (?:call|see|tell|talk|ask|get|seek|contact|speak|go))\b/i;

/** Whether a phrase is about a medicine; to stop the substance before surgery, or to stop it and see a doctor, is not. */
function isOfMedicine({ index, text }: Match, sentence: Sentence, { lexicon }: TextSubject): boolean {
  const near = sentence.text.slice(index, index + text.length + REACH);
  const [medicine] = lexicon.find('medicines', near);
  if (medicine === undefined) return false;
  const between = near.slice(text.length, medicine.index);
  return !STOPS.test(text) || !(STOPS_ANOTHER.test(between) || lexicon.has('substances', between));
}

// A fact on what works instead, or that treatment must go on, speaks of medicines by its nature.
function isCarriedAdvice(subject: TextSubject, sentence: Sentence): boolean {
  const kind = factBehind(subject, sentence)?.kind;
  if (kind !== 'do-not-stop' && kind !== 'alternative' && kind !== 'seek-care') return false;
  return !namesSubstance(subject, sentence) || WARNS.test(sentence.text);
}

const WARNS =
  /\b(?:no|not|nor|never|neither|nothing|nobody|none|cannot|\w+n['’]t|(?:can|could|may|might) (?:bring|cause|lead|trigger|worsen|harm|kill|delay)|relapse[sd]?|withdrawal|seizures?|danger(?:s|ous)?|risks?|harm(?:s|ed|ful)?|unsafe|worse)\b/i;

function namesSubstance({ lexicon, pack }: TextSubject, { text }: Sentence): boolean {
  if (lexicon.has('substances', text)) return true;
  if (pack === undefined) return false;
  const { name, scientificName = name, aliases } = pack.topic.substance;
  const said = words(text);
  return [name, scientificName, ...aliases].some((known) => said.includes(words(known)));
}

/** A text as words alone, each with a space on both sides. */
const words = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;
