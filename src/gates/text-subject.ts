import type { Document, Sentence } from '../document/document.ts';
import type { Lexicon, WordList } from '../language/lexicon.ts';
import type { Fact } from '../pack/fact.ts';
import { factOf, type ResolvedPack } from '../pack/resolved-pack.ts';
import type { Policy } from '../policy/policy.ts';
import type { RetractionList } from '../policy/retractions.ts';
import { remembered, rememberedLast } from '../remembered.ts';
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
  return saidOn(document);
}

const saidOn = rememberedLast((document: Document): readonly Sentence[] => {
  // A page shows some things twice, a fact among its key points and in its section, its title in its head and as a
  // heading: they are one sentence of its author.
  const seen = new Map<string, Set<string>>();
  const said: Sentence[] = [];
  for (const sentence of document.sentences) {
    const { kind, fact, text, position } = sentence;
    if (position !== undefined) {
      // “A” and “B.” say nothing by themselves; “2 g” may.
      if (kind !== 'reference' && hasWordOrFigure(text)) said.push(sentence);
      continue;
    }
    const of = fact ?? (kind === 'reference' ? kind : '');
    const texts = seen.get(of) ?? new Set<string>();
    const isNew = !texts.has(text);
    seen.set(of, texts.add(text));
    if (isNew && hasWord(text)) said.push(sentence);
  }
  return said;
});

const hasWord = remembered((text) => /\p{L}{3}/u.test(text));
const hasWordOrFigure = (text: string): boolean => text.length > 60 || /\d/.test(text) || hasWord(text);

/** The fact that a sentence renders, if it renders one. */
export function factBehind({ pack }: TextSubject, { fact }: Sentence): Fact | undefined {
  return pack === undefined || fact === undefined ? undefined : factOf(pack, fact);
}

/** Where a sentence begins, which is where the excerpt of a finding begins; the message quotes the words that it is about. */
export function placeOf({ fact, position, kind }: Sentence): RemarkPlace {
  if (fact !== undefined) return { fact, field: 'statement' };
  return position ?? { field: kind === 'label' ? 'title' : 'template' };
}

/** The sentences of running text in the paragraph of a sentence. */
export function paragraphOf({ document }: TextSubject, { block }: Sentence): readonly Sentence[] {
  return paragraphsOf(document).get(block) ?? NONE;
}

const NONE: readonly Sentence[] = [];
const paragraphsOf = rememberedLast(
  ({ sentences }: Document): ReadonlyMap<number | undefined, readonly Sentence[]> =>
    Map.groupBy(
      sentences.filter(({ kind }) => kind === 'text'),
      ({ block }) => block,
    ),
);

/** Whether an article leads to any work at all that can be found. */
export function leadsAnywhere({ document }: TextSubject): boolean {
  return hasWorks(document);
}

const hasWorks = rememberedLast(({ sentences }: Document) => sentences.some(({ isCited }) => isCited));

/** Whether a sentence, or another of its paragraph, leads to a work that can be found. */
export function isCitedAround(subject: TextSubject, sentence: Sentence): boolean {
  return sentence.isCited || aboutParagraph(subject, sentence, 'cited', ({ isCited }) => isCited);
}

/** Whether a sentence of the paragraph has any phrase of a list. */
export function paragraphHas(subject: TextSubject, sentence: Sentence, list: WordList): boolean {
  return aboutParagraph(subject, sentence, list, ({ text }) => subject.lexicon.has(list, text));
}

/** Whether any sentence of a paragraph is so; looked up once for all of them under one name, since a paragraph may be a whole file. */
export function aboutParagraph(
  subject: TextSubject,
  sentence: Sentence,
  what: string,
  isSo: (other: Sentence) => boolean,
): boolean {
  const paragraph = paragraphOf(subject, sentence);
  const answers = answersOn(subject);
  const known = answers.get(paragraph) ?? new Map<string, boolean>();
  const found = known.get(what) ?? paragraph.some(isSo);
  answers.set(paragraph, known.set(what, found));
  return found;
}

const answersOn = rememberedLast((_: TextSubject) => new Map<readonly Sentence[], Map<string, boolean>>());

/** The heading that a sentence stands under; nothing, where there is none. */
export function headingAbove({ document }: TextSubject, { section }: Sentence): string {
  return section === undefined ? '' : (headingsOf(document).get(section) ?? '');
}

const headingsOf = rememberedLast(
  ({ sections }: Document) => new Map(sections.map(({ id, heading }) => [id, heading ?? ''])),
);

/** The sentence before one, in the order of the page. */
export function sentenceBefore(subject: TextSubject, sentence: Sentence): Sentence | undefined {
  return subject.document.sentences[placeInOrder(subject, sentence) - 1];
}

/** The sentence after one, in the order of the page. */
export function sentenceAfter(subject: TextSubject, sentence: Sentence): Sentence | undefined {
  return subject.document.sentences[placeInOrder(subject, sentence) + 1];
}

function placeInOrder({ document }: TextSubject, sentence: Sentence): number {
  return orderOf(document).get(sentence) ?? 0;
}

const orderOf = rememberedLast(
  ({ sentences }: Document): ReadonlyMap<Sentence, number> => new Map(sentences.map((one, index) => [one, index])),
);
