import type { Document, Sentence } from '../document/document.ts';
import { addDays } from '../pack/calendar-date.ts';
import { reviewWindow } from '../policy/policy.ts';
import { rememberedLast } from '../remembered.ts';
import { datesIn } from './dates-in-text.ts';
import { legalElements } from './legal-elements.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, paragraphHas, paragraphOf, type TextSubject } from './text-subject.ts';

const US_STATE =
  /\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)\b/;

interface Element {
  readonly id: string;
  readonly name: string;
  readonly remedy: string;
  met(sentence: Sentence, subject: TextSubject): boolean;
  /** What to say where it is met, and of no use any more. */
  outdated?(said: readonly Sentence[], subject: TextSubject): string | undefined;
}

// Other people's pages seldom give the day on which the law was looked up; a year is past what any of them may leave out.
const LEAST_DAYS = 365;

const oldest = ({ policy, today }: TextSubject): string =>
  addDays(today, -Math.max(reviewWindow(policy, 'legal-status'), LEAST_DAYS));

const ELEMENTS: readonly Element[] = [
  {
    id: 'status',
    name: 'what the law says in a place by name',
    remedy: 'Say what is banned, controlled, restricted or permitted in which country or state, with its source.',
    met: (sentence, subject) => saysLaw(sentence, subject) && isCitedAround(subject, sentence),
  },
  {
    id: 'as-of',
    name: 'the date for which the law was looked up',
    remedy: 'Look the law up again, and write “As of 1 November 2026, …” in the sentence on it.',
    met: (sentence, subject) => saysLaw(sentence, subject) && datesIn(sentence.text).length > 0,
    outdated: (said, subject) => {
      const newest = said
        .filter((sentence) => isOfLaw(sentence, subject))
        .flatMap(({ text }) => datesIn(text))
        .sort()
        .at(-1);
      if (newest === undefined || newest >= oldest(subject)) return undefined;
      return `The newest date beside the law or of a review is of ${newest.slice(0, 4)}, too long before ${subject.today} to tell what holds now.`;
    },
  },
  {
    id: 'instrument',
    name: 'the law or regulator behind a status',
    remedy: 'Name the act, code, section or regulator, and cite it.',
    met: (sentence, subject) =>
      saysLaw(sentence, subject) &&
      paragraphHas(subject, sentence, 'lawInstruments') &&
      isCitedAround(subject, sentence),
  },
  {
    id: 'regulator-position',
    name: 'what a regulator holds',
    remedy: 'Say what the regulator of each country has approved or refused, with its source.',
    met: (sentence, subject) =>
      paragraphHas(subject, sentence, 'regulators') &&
      paragraphHas(subject, sentence, 'lawWords') &&
      isCitedAround(subject, sentence),
  },
  {
    id: 'not-advice',
    name: 'that it is not medical or legal advice',
    remedy: 'Add: “This is not medical or legal advice.”',
    met: (sentence, subject) => paragraphHas(subject, sentence, 'notAdvice'),
  },
];

/** As for drafts, on an article's words: a law counts only with its place, its date and a source that can be found. */
export const legalElementsInText: TextGate = {
  ...legalElements,

  *inspect(subject) {
    // A law, its place, its date and its source may share a paragraph or a row of a table, not only a sentence.
    const said = paragraphsOf(subject);
    const section = subject.document.sections.find(({ role }) => role === 'legal');
    const place = said.find((sentence) => section !== undefined && sentence.section === section.id) ?? said.at(-1);
    for (const { id, name, remedy, met, outdated } of ELEMENTS) {
      const isMet = said.some((sentence) => met(sentence, subject));
      const message = isMet ? outdated?.(said, subject) : `The article does not say ${name}.`;
      if (message === undefined) continue;
      yield {
        at: place?.position ?? { line: 1, column: 1 },
        element: id,
        message,
        remedy,
      };
    }
  },
};

function paragraphsOf(subject: TextSubject): readonly Sentence[] {
  const first = subject.document.sentences.filter(
    (sentence, index, all) => sentence.kind === 'text' && (index === 0 || all[index - 1]?.block !== sentence.block),
  );
  return first.map((sentence) => ({
    ...sentence,
    text: paragraphOf(subject, sentence)
      .map(({ text }) => text)
      .join(' '),
  }));
}

const LOOKED_AT = /\b(?:updated?|reviewed|checked|verified)\b/i;

// The rows of a table may leave the country to the row above them; and who reviewed the page has looked at the law in it.
function isOfLaw(sentence: Sentence, subject: TextSubject): boolean {
  const isInLegal = sentence.section !== undefined && legalSections(subject.document).has(sentence.section);
  return isInLegal || saysLaw(sentence, subject) || LOOKED_AT.test(sentence.text);
}

const legalSections = rememberedLast(
  ({ sections }: Document) => new Set(sections.filter(({ role }) => role === 'legal').map(({ id }) => id)),
);

function saysLaw(sentence: Sentence, subject: TextSubject): boolean {
  if (!paragraphHas(subject, sentence, 'lawWords')) return false;
  return paragraphHas(subject, sentence, 'places') || US_STATE.test(sentence.text);
}
