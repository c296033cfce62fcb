import type { Sentence } from '../document/document.ts';
import { folded } from '../document/fold-text.ts';
import { sentencesOf } from '../document/sentences-of.ts';
import type { Fact } from '../pack/fact.ts';
import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import { sourceOf } from '../pack/resolved-pack.ts';
import { remembered } from '../remembered.ts';
import { ADVICE, AMOUNT, DENIES, FREQUENCY, ORDERS, REPORTS, VAGUE_AMOUNT, WARNS } from './dosing-words.ts';
import { weighed } from './doubt.ts';
import { isOfLeaflet } from './established-care.ts';
import { factOf, type Gate, type Subject } from './gate.ts';
import { informs } from './informs.ts';
import { isFromHealthService } from './official-amounts.ts';
import { isPlainOrder } from './plain-order.ts';
import { sells } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { paragraphOf, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** An amount told as advice is a prescription by a stranger; what studies gave may be told as what studies gave. */
export const noDosingAdvice: Gate = {
  id: 'no-dosing-advice',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence tells the reader how much to take, unless a regulator is its source.',

  *inspect(subject) {
    const { document, pack } = subject;
    for (const { text, fact: id } of document.statements) {
      const fact = factOf(subject, id);
      if (isRegulated(subject, fact)) continue;
      const advice = adviceIn(text, pack.locale, fact !== undefined && isOneOf(LEGAL_KINDS, fact.kind));
      if (advice === undefined) continue;
      yield {
        at: id === undefined ? { field: 'template' } : { fact: id, field: 'statement' },
        message: `“${advice}” reads as advice on how much to take.`,
        remedy: 'Say who gave how much to whom in which study, or leave the amount out.',
        excerpt: advice,
      };
    }
    for (const { text } of document.pieces) {
      // The labels of a page are no sentences, and report nothing; only the title must do without any amount.
      const advice = adviceIn(text, pack.locale, text !== pack.title);
      if (advice === undefined) continue;
      const message = `“${advice}” reads as advice on how much to take.`;
      yield { at: { field: 'title' }, message, remedy: 'Leave the amount out.', excerpt: advice };
    }
  },
};

/** As for drafts, on an article's sentences; what a paragraph reports excuses none of its orders. */
export const noDosingAdviceInText: TextGate = {
  ...noDosingAdvice,

  *inspect(subject) {
    const reporting = new Map<number | undefined, boolean>();
    for (const sentence of saidBy(subject)) {
      const { block, kind } = sentence;
      const reports = (): boolean => {
        if (kind !== 'text' || informs(subject)) return true;
        const known =
          reporting.get(block) ?? paragraphOf(subject, sentence).some(({ text }) => REPORTS.test(plain(text)));
        reporting.set(block, known);
        return known;
      };
      if (
        !advises(plain(withoutOthersWords(subject, sentence.text)), reports) &&
        (kind !== 'text' || !sells(subject, sentence, 'smallMeasures', 'takingTimes')) &&
        !isBareSchedule(subject, sentence)
      )
        continue;
      if (
        isOfLeaflet(subject, sentence) ||
        isIntakeOfFood(sentence) ||
        isAdviceAgainst(sentence) ||
        isFromHealthService(subject, sentence) ||
        FORGOTTEN.test(sentence.text) ||
        /^(?:do not|don't|never) stop\b/i.test(sentence.text)
      )
        continue;
      yield weighed(subject, sentence, [{ index: 0, text: sentence.text }], isPlainOrder, {
        at: placeOf(sentence),
        message: `“${sentence.text}” reads as advice on how much to take.`,
        remedy: 'Say who gave how much to whom in which study, or leave the amount out.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

/** Whether an article that informs says when how much is taken, and neither who found it nor with what source. */
function isBareSchedule(subject: TextSubject, { kind, text, isCited, isQuoted }: Sentence): boolean {
  if (!informs(subject) || kind !== 'text' || isCited || isQuoted === true) return false;
  if (!subject.lexicon.has('takingTimes', text)) return false;
  const said = plain(text);
  return (
    AMOUNT.test(said) &&
    ![DENIES, REPORTS, WARNS].some((pattern) => pattern.test(said)) &&
    /^[^"?]{20,}[.!]$/.test(said)
  );
}

/** A sentence without what it quotes from others, if it says whose words those are. */
function withoutOthersWords({ lexicon }: TextSubject, text: string): string {
  if (!text.includes('"')) return text;
  const own = text.replace(/"[^"]*"/g, '""');
  return lexicon.has('attribution', own) ? own : text;
}

/** The first sentence that advises; `lenient` where an amount alone, with nobody to report it, is no advice yet. */
function adviceIn(text: string, locale: string, lenient: boolean): string | undefined {
  // Most texts hold no amount, and need no closer look.
  if (!speaksOfAmounts(text)) return undefined;
  const reports = (): boolean => lenient || REPORTS.test(plain(text));
  return sentencesOf(text, locale).find((sentence) => advises(plain(sentence), reports));
}

const speaksOfAmounts = remembered((text) => {
  const said = plain(text);
  return [AMOUNT, VAGUE_AMOUNT, FREQUENCY].some((pattern) => pattern.test(said));
});

function advises(sentence: string, reportsAround: () => boolean): boolean {
  const amount = AMOUNT.test(sentence);
  const isOrder = (): boolean => ORDERS.some((pattern) => pattern.test(sentence));
  if (!amount) return (VAGUE_AMOUNT.test(sentence) || FREQUENCY.test(sentence)) && isOrder();
  if (DENIES.test(sentence)) return false;
  if (isOrder()) return true;
  if (REPORTS.test(sentence)) return false;
  if (ADVICE.test(sentence)) return true;
  return !WARNS.test(sentence) && !reportsAround();
}

// A study beside the regulator makes it the study's amount that is told.
function isRegulated({ pack }: Subject, fact: Fact | undefined): boolean {
  const tiers = fact?.citations.map(({ source }) => sourceOf(pack, source)?.tier) ?? [];
  return tiers.length > 0 && tiers.every((tier) => tier === 'regulator' || tier === 'statute');
}

/** A text as the words of this gate are written: `½`, full-width digits and typographic signs as plain ones, in lower case. */
const plain = remembered((text) => folded(text).normalize('NFKC').toLowerCase());

// "Do not take a double dose to make up for a forgotten one" keeps readers from taking more.
const FORGOTTEN =
  /\b(?:do not|don't|never) (?:take|use) (?:a double|an extra|two) doses?\b[^.]{0,60}\b(?:forg[eo]t|missed|make up)|\bdose is (?:lowered|reduced|raised|increased)\b[^.]{0,40}\bby (?:your|a|the) (?:doctor|nurse|specialist|prescriber|clinician)\b/i;
const REFERENCE_INTAKE =
  /\b(?:recommended dietary (?:allowance|intake)|reference (?:nutrient )?intakes?|adequate intake|dietary allowance|(?:tolerable )?upper (?:intake )?(?:limit|level)|reference dose|acceptable daily intake)\b/i;

const FROM_FOOD =
  /\bneeds? (?:about |around |some )?\d[\d.,]{0,8} ?(?:mg|g|µg|μg|mcg|micrograms?|milligrams?|grams?)\b[^.]{0,60}\bfrom (?:food|(?:a|the|their|your|our) (?:\w{1,12} ){0,2}diet|what (?:they|you|we) eat)\b/i;

/** Whether a sentence tells the intake of a nutrient, as an authority has set it or as food gives it, and orders nothing. */
function isIntakeOfFood({ text, isCited }: Sentence): boolean {
  if (!FROM_FOOD.test(text) && !(isCited && REFERENCE_INTAKE.test(text))) return false;
  return !ORDERS.some((pattern) => pattern.test(plain(text)));
}

const AGAINST =
  /\b(?:advis|recommend|warn|urg|suggest)\w{0,3}\b[^.;:]{0,60}\b(?:against|not to|to avoid|avoid(?:ing)?)\b/i;

/** Whether a sentence tells, with a source, that somebody is advised against use or against more. */
function isAdviceAgainst({ text, isCited }: Sentence): boolean {
  if (!isCited) return false;
  return AGAINST.test(text) || (/\b(?:kill(?:s|ed)?|fatal|lethal|died)\b/i.test(text) && !AMOUNT.test(plain(text)));
}
