import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted } from './asserted.ts';
import { weighed } from './doubt.ts';
import { isSentToDoctor } from './established-care.ts';
import { orElse } from './or-else.ts';
import { isPlainSwap } from './plain-swap.ts';
import { isReport } from './reported.ts';
import { sells, spanOf } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { factBehind, leadsAnywhere, placeOf, saidBy, sentenceBefore, type TextSubject } from './text-subject.ts';

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
      const said = orElse(
        [
          ...asserted(subject, 'substitution', sentence).filter((match) => isOfMedicine(subject, sentence, match)),
          ...asserted(subject, 'disparagesCare', sentence),
          ...asserted(subject, 'leftOff', sentence).filter((match) => isMedicineLeft(subject, sentence, match)),
        ],
        () => careLeft(subject, sentence),
      );
      const [found] = said;
      if (found === undefined || isCarriedAdvice(subject, sentence) || isReport(subject, sentence)) continue;
      if (isSentToDoctor(subject, sentence)) continue;
      yield weighed(subject, sentence, said, isPlainSwap, {
        at: placeOf(sentence),
        message: `“${found.text}” offers something in place of medicine or treatment.`,
        remedy: 'Leave it out, and say that prescribed treatment must not be stopped or replaced.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

/** In sales talk, the medicine or doctor that people are said to leave, in whatever words. */
function careLeft(subject: TextSubject, sentence: Sentence): Match | undefined {
  if (!sells(subject, sentence, 'leavesCare')) return undefined;
  const { lexicon } = subject;
  const [care] = CARE.flatMap((list) => lexicon.find(list, sentence.text));
  if (care === undefined && GOES_ON.test(sentence.text)) return careLeftBehind(subject, sentence);
  return spanOf(sentence, care, lexicon.find('leavesCare', sentence.text)[0]);
}

// "Doctor gave me tablets. They're still in the bag."
const GOES_ON =
  /^(?:they|it|that|those|these|haven't|hasn't|never)(?:'re|'s)?\b.{0,60}\b(?:bag|bin|drawer|shelf|box|packet|cupboard|loo|toilet|since|untouched|unopened|dust|back|gone|waited?)\b/i;

function careLeftBehind(subject: TextSubject, sentence: Sentence): Match | undefined {
  const before = sentenceBefore(subject, sentence)?.text ?? '';
  return CARE.some((list) => subject.lexicon.has(list, before)) ? { index: 0, text: sentence.text } : undefined;
}

const CARE = ['careWords', 'medicines', 'namedMedicines'] as const;

/** Whether the medicine is what is swapped: "stop and call your doctor" swaps nothing, nor does "ask before you stop". */
function isOfMedicine(subject: TextSubject, { text: said, isCited }: Sentence, { index, text }: Match): boolean {
  const { lexicon } = subject;
  const rest = said.slice(index, index + text.length + REACH);
  const medicine = lexicon.find('medicines', rest).at(0);
  if (medicine === undefined || BEFORE.test(said.slice(0, index)) || WARNS.test(said) || HELPS.test(said)) return false;
  // A stroke after the pills were stopped is a warning wherever it is told with sources around.
  if (lexicon.has('seriousHarms', said) && leadsAnywhere(subject)) return false;
  if (STOPS_FROM.test(said.slice(index)) && leadsAnywhere(subject)) return false;
  if (IF_SO.test(said.slice(0, index)) || GIVES_UP_TO.test(said.slice(index))) return false;
  // "Methadone helps people to leave opioids behind [3]": care that stands on a source, and no remedy.
  if (isCited && lexicon.has('standardCare', said) && !lexicon.has('substances', said)) return false;
  const between = rest.slice(text.length, medicine.index);
  if (STOPS.test(text) && (STOPS_ANOTHER.test(between) || lexicon.has('substances', between))) return false;
  return !SEEKS.test(between + medicine.text);
}

const MEDICINES = ['medicines', 'namedMedicines'] as const;
const A_MEDICINE =
  /\b(?:the|their|his|her|your|old|usual|prescribed) (?:\w{1,12} )?(?:drug|tablet|medicine|medication|prescription)s?\b/i;
const IN_STEPS =
  /\b(?:gradual|slow|doctor|gp|clinician|prescriber|specialist|team|nurse|pharmacist|supervis|medical|surgery|operation|surgeon|dentist|instead)\w{0,6}\b/i;

/** Whether a medicine, named just before the phrase in an article about a remedy, is what may be left: “Metformin may then be stopped.” */
function isMedicineLeft(subject: TextSubject, { text: said }: Sentence, { index }: Match): boolean {
  const { lexicon, document } = subject;
  if (IN_STEPS.test(said) || WARNS.test(said)) return false;
  if (!lexicon.has('substances', document.title) && !lexicon.has('substances', said)) return false;
  const before = said.slice(Math.max(0, index - REACH), index);
  const medicine = MEDICINES.flatMap((list) => lexicon.find(list, before)).at(-1);
  const start = medicine?.index ?? A_MEDICINE.exec(before)?.index;
  return start !== undefined && !lexicon.has('substances', before.slice(start));
}

// "Calcium stops levothyroxine from being absorbed."
const STOPS_FROM = /^stop(?:s|ped|ping)? [^.,;]{1,60} (?:from (?:being )?\w{2,15}(?:ed|ing)|working|being absorbed)\b/i;
const BEFORE =
  /\b(?:before|without (?:first )?(?:asking|telling|speaking|talking|consulting)[^.]{0,60}) (?:\S{1,15} ){0,3}$/i;
// What harm comes of "if it takes the place of an inhaler", and "give up to ten puffs", swap nothing.
const IF_SO = /\b(?:if|when|where|should) (?:it|they|this|these|a remedy|people|somebody|someone|patients) (?:\w+ )?$/i;
const GIVES_UP_TO = /^giv(?:e|ing) up to \w/i;
const SEEKS =
  /\b(?:and|or|then|to|,)\s{1,2}(?:see|call|ask|tell|contact|consult|visit|go to|speak|talk|get|seek|ring|phone|inform|report)\b/i;
// "…, a doctor can help you to do so."
const HELPS =
  /, (?:a|your|the) (?:doctor|gp|physician|clinician|nurse|pharmacist|specialist)s? (?:can|will|may|could|is|must)\b/i;
const WARNS =
  /\b(?:withdrawal|relapsed?|(?:in|to) hospital|died|deaths?|seizures?|coma|overdos(?:e|es|ed|ing)|harm(?:s|ed|ful)?|dangerous|risky|worse|warn(?:s|ed|ing)?|(?:seriously|gravely|become|becomes|became|fall|fell|get) ill|delay(?:s|ed)?|under (?:the |medical |close |a doctor's |their doctor's ){0,2}(?:supervision|care|guidance)|with (?:a|the|their|your) doctor's|only (?:with|by|under|after) (?:a|the|your|their)|inquests?|coroner|(?:slowly|gradually|step by step) (?:\w+ ){0,3}by (?:a|your|the) (?:doctor|clinician|nurse)|because of (?:a|the|this|that) (?:video|post|advert|article|claim)|(?:raises?|raised|increases?|greater|higher) (?:the |a )?(?:risk|chance) of|(?:can|could|may|might) (?:die|kill|be (?:fatal|deadly|dangerous)|relapse)|should (?:first )?(?:speak|talk|see|ask|tell|call|contact|consult))\b/i;
// To stop the substance before surgery, or to stop it and see a doctor, leaves no medicine behind.
const STOPS = /^(?:stop|quit)/i;
const STOPS_ANOTHER =
  /\b(?:it|this|them|supplements?|herbs?|remed(?:y|ies)|extracts?|before|prior to|ahead of|and (?:call|see|tell|talk|ask|get|seek|contact|speak|go))\b/i;

// A fact on what works instead, or that treatment must go on, speaks of medicines by its nature.
function isCarriedAdvice(subject: TextSubject, sentence: Sentence): boolean {
  const kind = factBehind(subject, sentence)?.kind;
  if (kind !== 'do-not-stop' && kind !== 'alternative' && kind !== 'seek-care') return false;
  return !namesSubstance(subject, sentence) || DENIES_OR_WARNS.test(sentence.text);
}

const DENIES_OR_WARNS =
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
