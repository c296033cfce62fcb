import type { Sentence } from '../document/document.ts';
import { isAsserted } from '../language/clause.ts';
import type { Match } from '../language/lexicon.ts';
import { rememberedLast } from '../remembered.ts';
import {
  aboutParagraph,
  headingAbove,
  isCitedAround,
  leadsAnywhere,
  paragraphHas,
  paragraphOf,
  sentenceBefore,
  type TextSubject,
} from './text-subject.ts';

/** Whether a sentence says of established care, named before the phrase, what it does, and names no remedy beside it. */
export function isOfStandardCare(subject: TextSubject, sentence: Sentence, claim: Match): boolean {
  const { lexicon } = subject;
  const { text } = sentence;
  if (lexicon.has('substances', withoutHarmOfUse(upToContrast(text, claim)))) return false;
  if (REFERS_BACK.test(text) && namesOnlyCare(subject, sentenceBefore(subject, sentence))) return true;
  if (sentence.isCited && isParagraphOfCare(subject, sentence)) return true;
  // "Depression can be treated with medicines": the care may stand after a passive.
  const isPassive = /\b(?:be|is|are|been|being|was|were)(?: \w{1,15})? $/i.test(text.slice(0, claim.index));
  if (/^(?:they|these|both)\b/i.test(text) || /, and they\b/i.test(text)) {
    const heading = headingAbove(subject, sentence);
    const isOfMedicine = CITED_CARE.some((list) => lexicon.has(list, heading)) && !lexicon.has('substances', heading);
    if (isOfMedicine && leadsAnywhere(subject)) return true;
  }
  const lists = isCitedAround(subject, sentence) ? CITED_CARE : CARE;
  return lists.some((list) => lexicon.find(list, text).some(({ index }) => isPassive || index <= claim.index));
}

const CITED_CARE = ['standardCare', 'namedMedicines', 'medicines'] as const;

const CARE = ['standardCare', 'namedMedicines'] as const;
const REFERS_BACK = /^(?:they|these|both|such (?:medicines|treatments))\b/i;

/** Whether the sentence that "they" refers back to is about established care alone, with a source. */
function namesOnlyCare({ lexicon }: TextSubject, before: Sentence | undefined): boolean {
  if (before === undefined || !before.isCited || lexicon.has('substances', before.text)) return false;
  return CARE.some((list) => lexicon.has(list, before.text));
}

/** A sentence as far as the clause of a phrase goes, if what follows says that something else does not do it: “; garlic has not”. */
function upToContrast(text: string, { index, text: said }: Match): string {
  const end = text.indexOf(';', index + said.length);
  return end >= 0 && /\b(?:not|n't|never|cannot)\b/i.test(text.slice(end)) ? text.slice(0, end) : text;
}

/** Whether the paragraph began with established care, with a source, and names no remedy: “The dose is then reduced in steps [1].” */
function isParagraphOfCare(subject: TextSubject, sentence: Sentence): boolean {
  const [first] = paragraphOf(subject, sentence);
  return first !== sentence && namesOnlyCare(subject, first) && !paragraphHas(subject, sentence, 'substances');
}

// "Kratom withdrawal" is what is treated, not what treats.
const HARMS_OF_USE = 'withdrawal|dependence|addiction|overdose|poisoning|toxicity|intoxication|use disorder';
const HARM_OF_USE = new RegExp(String.raw`\b[\p{L}\d-]{2,30} (?:${HARMS_OF_USE})\b`, 'giu');
// Most sentences name none, and need not be looked through for what it is of.
const NAMES_HARM = new RegExp(HARMS_OF_USE, 'i');

const withoutHarmOfUse = (text: string): string => (NAMES_HARM.test(text) ? text.replace(HARM_OF_USE, '') : text);

const PRACTICE =
  /\b(?:doctors|clinicians|physicians|psychiatrists|specialists|neurologists|dentists|hospitals|prescribers)\b(?: \w{1,12}){0,2} (?:prescribed?|offer|give|use)\b/i;

const ONCE =
  /^(?:before|until|in the past|formerly|historically|at one time|for centuries|traditionally|in (?:ancient|medieval|the (?:early |late )?(?:\w{1,12}teenth|1\dth|middle|first|second)))\b[^.;:]{0,60}\b(?:used|gave|given|put|prescribed|applied|burned|drank|drunk|took|taken|swallowed|chewed)\b/i;

const UNTIL =
  /\b(?:remained|stayed|was|were)\b[^.;]{0,60}\b(?:remedy|remedies|medicine|cure|treatment|used|given|drunk|eaten)\b[^.;]{0,60}\buntil\b/i;
const OF_TRADITION =
  /\b(?:part of|in) (?:the )?(?:ayurvedic|folk|traditional(?: \p{L}{2,15})?) medicine\b[^.;]{0,40}\bwhere (?:it|the \p{L}{2,12}) (?:is|are|was|were) (?:given|used|taken|valued)\b/iu;

/** Whether a sentence tells, with a source, what doctors prescribe and with which limits, or what was done long ago. */
export function isOfPractice({ text, isCited }: Sentence): boolean {
  if (isCited && (ONCE.test(text) || UNTIL.test(text) || OF_TRADITION.test(text))) return true;
  return (
    isCited &&
    PRACTICE.test(text) &&
    /\b(?:sometimes|occasionally|rarely|only|under supervision|off.label)\b/i.test(text)
  );
}

const SEES_A_DOCTOR =
  /^(?:if|when|before|should) you\b.{0,120}\b(?:talk|speak|go|turn) to (?:your|a|the) (?:gp|doctor|pharmacist|nurse|diabetes team|care team|midwife|specialist)\b|^(?:if|when|before|should) you\b.{0,120}\b(?:see|ask|call|tell|contact|consult) (?:your|a|the) (?:gp|doctor|pharmacist|nurse|specialist)\b/i;

/** Whether a sentence sends whoever has an illness or an aim to a doctor, and names no remedy. */
export function isSentToDoctor({ lexicon }: TextSubject, { text }: Sentence): boolean {
  return SEES_A_DOCTOR.test(text) && !lexicon.has('substances', text);
}

/** Whether a sentence tells, with a source, what a medicine is licensed for, or stands in a leaflet on one. */
export function isOfLicence(subject: TextSubject, sentence: Sentence): boolean {
  const { lexicon, document } = subject;
  // That a remedy has a licence for one thing covers nothing else that is said of it.
  const isOfRemedy = lexicon.has('substances', document.title) || lexicon.has('substances', sentence.text);
  if (!isOfRemedy && isLeaflet(subject)) return true;
  return sentence.isCited && aboutParagraph(subject, sentence, 'licensed', (other) => isLicensed(subject, other));
}

/**
 * Whether a sentence belongs to a page about a medicine that has a licence: a leaflet may say how much of it is taken, and
 * when. If the medicine is sold as a remedy too, the sentence must lean on a source or on whoever prescribes it.
 */
export function isOfLeaflet(subject: TextSubject, sentence: Sentence): boolean {
  if (!isLeaflet(subject)) return false;
  const { lexicon, document } = subject;
  // A leaflet on one thing is no cover for amounts of another.
  if (!lexicon.has('substances', document.title)) return !lexicon.has('substances', sentence.text.replace(DRINKS, ''));
  return sentence.kind === 'heading' || PRESCRIBER.test(sentence.text);
}

const DRINKS = /\b(?:tea|coffee|caffeine|alcohol|juice)\b/gi;
const PRESCRIBER =
  /\b(?:(?:your|a|the) (?:doctor|gp|pharmacist|nurse|prescriber|specialist|midwife|clinician|care team|health ?care (?:provider|professional))|prescribe[drs]?|prescription)\b/i;

/** Whether the page has sources, and says of the thing that its title names that it is licensed; of a remedy, with its source. */
const isLeaflet = rememberedLast((subject: TextSubject): boolean => {
  const { document, lexicon } = subject;
  const remedies = lexicon.find('substances', document.title);
  const names = (remedies.length > 0 ? remedies : lexicon.find('medicines', document.title)).map(lower);
  return (
    hasProductInformation(subject) ||
    isPatientInformation(subject, names.length > 0) ||
    (names.length > 0 &&
      document.endnotes.some(({ isFindable }) => isFindable === true) &&
      document.sentences.some(
        (sentence) =>
          (sentence.isCited || remedies.length === 0) &&
          isLicensed(subject, sentence) &&
          aboutParagraph(subject, sentence, 'named', ({ text }) =>
            names.some((name) => text.toLowerCase().includes(name)),
          ),
      ))
  );
});

const PRODUCT_PAGE =
  /https:\/\/(?:www\.)?(?:nhs\.uk\/medicines\/|medicines\.org\.uk\/emc\/|dailymed\.nlm\.nih\.gov\/|medlineplus\.gov\/druginfo\/|bnf\.nice\.org\.uk\/drugs\/|(?:www\.)?ema\.europa\.eu\/en\/medicines\/human\/)/i;

/** Whether a source is the page of a medicines regulator or health service on the medicine that the title names first. */
function hasProductInformation({ document, lexicon }: TextSubject): boolean {
  const name = /^[^\p{L}]{0,4}(?:(?:taking|using|about|your|how to (?:take|use)) )?(\p{L}{5,30})/iu.exec(
    document.title,
  )?.[1];
  if (name === undefined || lexicon.has('substances', document.title)) return false;
  return document.endnotes.some(
    ({ text, isFindable }) =>
      isFindable === true && PRODUCT_PAGE.test(text) && text.toLowerCase().includes(name.toLowerCase()),
  );
}

const FOR_PATIENTS =
  /\b(?:leaflet|(?:information|advice|guide) for (?:patients|people who take)|patient (?:information|leaflet|guide)|medicine (?:information|guide)|what (?:patients|you) should know|how to take)\b/i;

/** Whether a title that names no medicine of the lists says that the page informs patients, and a source that the thing is licensed. */
function isPatientInformation(subject: TextSubject, isNamed: boolean): boolean {
  const { document } = subject;
  if (isNamed || !FOR_PATIENTS.test(document.title)) return false;
  return document.sentences.some((sentence) => sentence.isCited && isLicensed(subject, sentence));
}

const lower = ({ text }: Match): string => text.toLowerCase();

function isLicensed({ lexicon }: TextSubject, { text }: Sentence): boolean {
  // "Licensed for insomnia when better habits have not been enough": what stands after it takes nothing back.
  return lexicon.find('licensedUse', text).some((match) => {
    const end = match.index + match.text.length;
    // "The FDA has approved no kratom product."
    return isAsserted(text.slice(0, end), match, lexicon) && !/^ (?:no|none|neither|nothing)\b/i.test(text.slice(end));
  });
}
