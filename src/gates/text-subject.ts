import type { Document, Sentence } from '../document/document.ts';
import { isAsserted, isInQuotes } from '../language/clause.ts';
import type { Lexicon, Match, WordList } from '../language/lexicon.ts';
import type { Fact } from '../pack/fact.ts';
import { factOf, type ResolvedPack } from '../pack/resolved-pack.ts';
import type { Policy } from '../policy/policy.ts';
import type { RetractionList } from '../policy/retractions.ts';
import type { RemarkPlace } from './gate.ts';

/** What gates on language judge: a page or an article as its readers get it; with a pack behind it only if it was built here. */
export interface TextSubject {
  readonly document: Document;
  readonly lexicon: Lexicon;
  readonly policy: Policy;
  readonly today: string;
  readonly pack?: ResolvedPack;
  readonly retractions?: RetractionList;
}

/** The sentences that an article itself says, its headings and labels among them; entries of the reference list are others' words. */
export function saidBy({ document }: TextSubject): readonly Sentence[] {
  const known = SAID.get(document);
  if (known !== undefined) return known;
  // A page shows some things twice, a fact among its key points and in its section, its title in its head and as a
  // heading: they are one sentence of its author.
  const seen = new Set<string>();
  const said = document.sentences.filter(({ kind, fact, text, position }) => {
    if (position !== undefined) return kind !== 'reference';
    const key = `${fact ?? (kind === 'reference' ? kind : '')} ${text}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew && /\p{L}{3}/u.test(text);
  });
  SAID.set(document, said);
  return said;
}

// A dozen gates ask one after the other.
const SAID = new WeakMap<Document, readonly Sentence[]>();

/** The fact that a sentence renders, if it renders one. */
export function factBehind({ pack }: TextSubject, { fact }: Sentence): Fact | undefined {
  return pack === undefined || fact === undefined ? undefined : factOf(pack, fact);
}

/** Where a sentence begins, which is where the excerpt of a finding begins; the message quotes the words that it is about. */
export function placeOf({ fact, position, kind }: Sentence): RemarkPlace {
  if (fact !== undefined) return { fact, field: 'statement' };
  return position ?? { field: kind === 'label' ? 'title' : 'template' };
}

// A sentence with more of them than this has long been found out.
const MOST_LOOKED_AT = 12;

/** The phrases of a list that a sentence asserts: not denied, not attributed to sellers, not asked. */
export function asserted(subject: TextSubject, list: WordList, sentence: Sentence): readonly Match[] {
  const { lexicon } = subject;
  const { text } = sentence;
  return lexicon
    .find(list, text)
    .slice(0, MOST_LOOKED_AT)
    .filter((match) => isAsserted(text, match, lexicon) && !isDisputedQuote(subject, sentence, match));
}

/** Whether a phrase is somebody's words that the paragraph around them, or the title, calls wrong. */
function isDisputedQuote(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (!isInQuotes(sentence.text, match)) return false;
  return subject.lexicon.has('disputes', subject.document.title) || paragraphHas(subject, sentence, 'disputes');
}

/** Whether a sentence tells, with a work to be found behind it, what a study or an authority reported, and no more than that. */
export function isReport(subject: TextSubject, sentence: Sentence): boolean {
  const { lexicon } = subject;
  const { text, isCited } = sentence;
  if (lexicon.has('absolute', text)) return false;
  if (!isCited) return tellsOfOneStudy(subject, sentence);
  if (lexicon.has('reports', text)) return true;
  // "It may lower it slightly [1]", after a sentence that told of the trials.
  return lexicon.has('hedges', text) && paragraphHas(subject, sentence, 'reports');
}

const ONE_STUDY =
  /\b(?:an?|one|two|three|four|five|the|this|that|\d{1,4})\b[^.]{0,80}\b(?:trials?|reviews?|meta-analys[ie]s|stud(?:y|ies)|surveys?|cohorts?|pilot|analys[ie]s)\b/i;
const COUNTED = /\d|\bplacebo\b/;
const IN_A_LABORATORY = /\bin (?:mice|rats|animals|cells|the laboratory)\b|\bcase reports?\b|\bpooled\b/i;

/** Whether a sentence tells of studies that can be told apart, in a paragraph that leads to a work: its marker may stand at the end. */
export function tellsOfOneStudy(subject: TextSubject, sentence: Sentence): boolean {
  if (!isCitedAround(subject, sentence)) return false;
  const { text } = sentence;
  return (ONE_STUDY.test(text) && COUNTED.test(text)) || IN_A_LABORATORY.test(text);
}

/** The sentences of running text in the paragraph of a sentence. */
export function paragraphOf({ document }: TextSubject, { block }: Sentence): readonly Sentence[] {
  const known = PARAGRAPHS.get(document);
  const paragraphs =
    known ??
    Map.groupBy(
      document.sentences.filter(({ kind }) => kind === 'text'),
      (sentence) => sentence.block,
    );
  if (known === undefined) PARAGRAPHS.set(document, paragraphs);
  return paragraphs.get(block) ?? NONE;
}

const NONE: readonly Sentence[] = [];
const PARAGRAPHS = new WeakMap<Document, ReadonlyMap<number | undefined, readonly Sentence[]>>();

/** Whether an article leads to any work at all that can be found. */
export function leadsAnywhere({ document }: TextSubject): boolean {
  const known = LEADS.get(document) ?? document.sentences.some(({ isCited }) => isCited);
  LEADS.set(document, known);
  return known;
}

const LEADS = new WeakMap<Document, boolean>();

/** Whether a sentence, or another of its paragraph, leads to a work that can be found. */
export function isCitedAround(subject: TextSubject, sentence: Sentence): boolean {
  return sentence.isCited || aboutParagraph(subject, sentence, 'cited', ({ isCited }) => isCited);
}

/** Whether a sentence of the paragraph has any phrase of a list. */
export function paragraphHas(subject: TextSubject, sentence: Sentence, list: WordList): boolean {
  return aboutParagraph(subject, sentence, list, ({ text }) => subject.lexicon.has(list, text));
}

/** Whether any sentence of a paragraph is so; looked up once for all of them, since a paragraph may be a whole file. */
function aboutParagraph(
  subject: TextSubject,
  sentence: Sentence,
  what: string,
  isSo: (other: Sentence) => boolean,
): boolean {
  const paragraph = paragraphOf(subject, sentence);
  const known = ANSWERS.get(subject.lexicon)?.get(paragraph) ?? new Map<string, boolean>();
  const found = known.get(what) ?? paragraph.some(isSo);
  const all = ANSWERS.get(subject.lexicon) ?? new WeakMap<readonly Sentence[], Map<string, boolean>>();
  ANSWERS.set(subject.lexicon, all.set(paragraph, known.set(what, found)));
  return found;
}

const ANSWERS = new WeakMap<Lexicon, WeakMap<readonly Sentence[], Map<string, boolean>>>();

/** The heading that a sentence stands under; nothing, where there is none. */
export function headingAbove({ document }: TextSubject, { section }: Sentence): string {
  const known = HEADINGS.get(document) ?? new Map(document.sections.map(({ id, heading }) => [id, heading ?? '']));
  HEADINGS.set(document, known);
  return section === undefined ? '' : (known.get(section) ?? '');
}

const HEADINGS = new WeakMap<Document, ReadonlyMap<string, string>>();

/** The sentence before one, in the order of the page. */
export function sentenceBefore({ document }: TextSubject, sentence: Sentence): Sentence | undefined {
  const known = ORDER.get(document) ?? new Map(document.sentences.map((one, index) => [one, index]));
  ORDER.set(document, known);
  return document.sentences[(known.get(sentence) ?? 0) - 1];
}

const ORDER = new WeakMap<Document, ReadonlyMap<Sentence, number>>();
