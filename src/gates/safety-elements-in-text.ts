import type { Sentence } from '../document/document.ts';
import { clauseAround, isNegated } from '../language/clause.ts';
import type { WordList } from '../language/lexicon.ts';
import { countryOf, placeName } from '../pack/places.ts';
import { namesCrisisLineOf } from './crisis-lines.ts';
import { SAFETY_ELEMENTS } from './elements.ts';
import { safetyElements } from './safety-elements.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, sentenceBefore, type TextSubject } from './text-subject.ts';

/** What a sentence must name, all at once, to meet an element; and whether a denial still does. */
interface InText {
  readonly lists: readonly WordList[];
  /** How many different names of the first list must be found in the article. */
  readonly names?: number;
  readonly whenDenied?: true;
  /** Help speaks for itself: a number that can be dialled needs no source to be tried. */
  readonly uncited?: true;
  /** Only asked for in articles that have words of these lists. */
  readonly onlyWith?: readonly WordList[];
}

const IN_TEXT: Readonly<Record<string, InText>> = {
  'adverse-effects': { lists: ['sideEffects'], names: 2 },
  'serious-adverse-effects': { lists: ['seriousHarms'] },
  interactions: { lists: ['namedMedicines', 'interactsWith'] },
  contraindications: { lists: ['conditionsAtRisk', 'whoShouldNot'], whenDenied: true },
  pregnancy: { lists: ['pregnancy'], whenDenied: true },
  lactation: { lists: ['lactation'], whenDenied: true },
  minors: { lists: ['minors'], whenDenied: true },
  dependence: { lists: ['dependence'], onlyWith: ['psychoactive'] },
  overdose: { lists: ['overdose', 'emergencyNumber'], uncited: true },
  'seek-care': { lists: ['seekCare'], uncited: true },
  'crisis-line': { lists: ['crisisLine'], uncited: true, onlyWith: ['crisisTopics'] },
  'do-not-stop': { lists: ['doNotStop'], whenDenied: true, uncited: true, onlyWith: ['treatedTopics'] },
  'product-quality': { lists: ['productQuality'], whenDenied: true },
  'report-channel': { lists: ['reportChannel'], uncited: true },
  uncertainty: { lists: ['notKnown'], whenDenied: true, uncited: true },
};

/** As for drafts, on an article's words: an element is met only by a sentence that names something, with a source behind it. */
export const safetyElementsInText: TextGate = {
  ...safetyElements,

  *inspect(subject) {
    const asked = SAFETY_ELEMENTS.flatMap(({ id, name, severity }) => {
      const needed = IN_TEXT[id];
      return needed !== undefined && isAsked(subject, needed)
        ? [{ id, name, severity, needed, naming: [] as Sentence[] }]
        : [];
    });
    // All elements of one sentence before the next, which is then looked at once.
    for (const sentence of subject.document.sentences)
      if (sentence.kind === 'text')
        for (const { needed, naming } of asked) if (names(subject, needed, sentence)) naming.push(sentence);
    for (const { id, name, severity, needed, naming } of asked) {
      const fault = faultOf(subject, id, name, needed, naming);
      if (fault === undefined) continue;
      const [missed] = naming;
      const isWarning = severity.name === 'advised';
      yield {
        at: missed?.position ?? placeOfSafety(subject),
        element: id,
        severity: isWarning && !subject.policy.elements.required.includes(id) ? 'warning' : 'error',
        message: fault,
        remedy: 'Say it in a sentence that names what it is about, with its source, in a section on safety.',
        ...(missed === undefined ? {} : { excerpt: missed.excerpt }),
      };
    }
  },
};

function faultOf(
  subject: TextSubject,
  id: string,
  name: string,
  needed: InText,
  naming: readonly Sentence[],
): string | undefined {
  if (naming.length === 0) return `The article does not say anything specific on ${name}.`;
  if (!isMet(subject, needed, naming)) return `What the article says on ${name} has no source that can be found.`;
  const elsewhere = id === 'crisis-line' ? countryWithoutLine(subject, naming) : undefined;
  if (elsewhere === undefined) return undefined;
  return `The crisis line that the article names does not answer in ${placeName(elsewhere, 'en')}.`;
}

/** The country that an article is written for and names no crisis line of, where only the crisis lines of others are named. */
function countryWithoutLine({ document, policy }: TextSubject, naming: readonly Sentence[]): string | undefined {
  const region = /-([a-z]{2})$/i.exec(document.language)?.[1]?.toUpperCase();
  const countries = new Set([...policy.jurisdictions.map(countryOf), ...(region === undefined ? [] : [region])]);
  const named = naming.map(({ text }) => text).join(' ');
  return [...countries].find((country) => namesCrisisLineOf(country, named) === false);
}

function isAsked({ document, lexicon }: TextSubject, { onlyWith }: InText): boolean {
  return (
    onlyWith === undefined ||
    onlyWith.some((list) =>
      document.sentences.some(({ kind, text }) => kind !== 'reference' && lexicon.has(list, text)),
    )
  );
}

const MOST_ITEMS = 15;

/** Whether a sentence is an item of a list that a sentence with a source leads up to: “Reported harms are [1]:”. */
function isItemOfCited(subject: TextSubject, sentence: Sentence): boolean {
  let before = sentenceBefore(subject, sentence);
  for (let items = 0; items < MOST_ITEMS && before?.kind === 'text'; items += 1) {
    if (/:\s{0,2}$/.test(before.text)) return before.isCited;
    before = sentenceBefore(subject, before);
  }
  return false;
}

function isMet(subject: TextSubject, needed: InText, naming: readonly Sentence[]): boolean {
  const fit = naming.filter(
    (sentence) => needed.uncited === true || isCitedAround(subject, sentence) || isItemOfCited(subject, sentence),
  );
  if (needed.names === undefined) return fit.length > 0;
  const [list] = needed.lists;
  const found = new Set(
    fit.flatMap(({ text }) =>
      list === undefined ? [] : subject.lexicon.find(list, text).map((match) => match.text.toLowerCase()),
    ),
  );
  return found.size >= needed.names;
}

// "It is best not to take it with alcohol" warns of alcohol, and denies nothing.
const NOT_TAKEN =
  /\b(?:(?:do|should|must|could|best|may|can|advised) (?:not|never)|never|don't) (?:to )?(?:be )?(?:take|taken|use|used|mix|mixed|combine|combined|drink|drunk|given?)\b/giu;

/** Whether one sentence names what an element is about, and is more than a phrase of caution. */
function names({ lexicon }: TextSubject, { lists, whenDenied }: InText, { text }: Sentence): boolean {
  if (!lists.every((list) => lexicon.has(list, text))) return false;
  if (whenDenied === true) return lists.length > 1 || !lexicon.has('boilerplate', text);
  const [list] = lists;
  return (
    list !== undefined &&
    lexicon
      .find(list, text)
      .some((match) => !isNegated(clauseAround(text, match).before.replace(NOT_TAKEN, 'avoid'), lexicon))
  );
}

function placeOfSafety({ document }: TextSubject) {
  const section = document.sections.find(({ role }) => role === 'safety');
  const heading = document.sentences.find((sentence) => sentence.section === section?.id && section !== undefined);
  return heading?.position ?? document.sentences.at(-1)?.position ?? { line: 1, column: 1 };
}
