import type { Sentence } from '../document/document.ts';
import { legalElements } from './legal-elements.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, paragraphOf, type TextSubject } from './text-subject.ts';

const DATE =
  /\b(?:as of|since|on|from|until|effective|updated?|checked|dated|in|of)\s{1,3}(?:\d{1,2}\s)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s{1,3})?(?:\d{1,2},?\s{1,3})?(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b/i;
const US_STATE =
  /\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)\b/;

interface Element {
  readonly id: string;
  readonly name: string;
  readonly remedy: string;
  met(sentence: Sentence, subject: TextSubject): boolean;
}

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
    remedy: 'Write “As of 1 November 2026, …” in the sentence on the law.',
    met: (sentence, subject) => saysLaw(sentence, subject) && DATE.test(sentence.text),
  },
  {
    id: 'instrument',
    name: 'the law or regulator behind a status',
    remedy: 'Name the act, code, section or regulator, and cite it.',
    met: (sentence, subject) =>
      saysLaw(sentence, subject) &&
      subject.lexicon.has('lawInstruments', sentence.text) &&
      isCitedAround(subject, sentence),
  },
  {
    id: 'regulator-position',
    name: 'what a regulator holds',
    remedy: 'Say what the regulator of each country has approved or refused, with its source.',
    met: (sentence, subject) =>
      subject.lexicon.has('regulators', sentence.text) &&
      subject.lexicon.has('lawWords', sentence.text) &&
      isCitedAround(subject, sentence),
  },
  {
    id: 'not-advice',
    name: 'that it is not medical or legal advice',
    remedy: 'Add: “This is not medical or legal advice.”',
    met: ({ text }, { lexicon }) => lexicon.has('notAdvice', text),
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
    for (const { id, name, remedy, met } of ELEMENTS) {
      if (said.some((sentence) => met(sentence, subject))) continue;
      yield {
        at: place?.position ?? { line: 1, column: 1 },
        element: id,
        message: `The article does not say ${name}.`,
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

function saysLaw({ text }: Sentence, { lexicon }: TextSubject): boolean {
  return (lexicon.has('places', text) || US_STATE.test(text)) && lexicon.has('lawWords', text);
}
