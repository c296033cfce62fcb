import type { Document, Sentence } from '../document/document.ts';
import { isAsserted } from '../language/clause.ts';
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
  // A page shows some things twice, a fact among its key points and in its section: they are one sentence of its author.
  const seen = new Set<string>();
  const said = document.sentences.filter(({ kind, fact, text, position }) => {
    if (position !== undefined) return kind !== 'reference';
    const key = `${fact ?? kind} ${text}`;
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
export function asserted({ lexicon }: TextSubject, list: WordList, { text }: Sentence): readonly Match[] {
  return lexicon
    .find(list, text)
    .slice(0, MOST_LOOKED_AT)
    .filter((match) => isAsserted(text, match, lexicon));
}

/** Whether a sentence tells, with a work to be found behind it, what a study or an authority reported, and no more than that. */
export function isReport({ lexicon }: TextSubject, { text, isCited }: Sentence): boolean {
  return isCited && lexicon.has('reports', text) && !lexicon.has('absolute', text);
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
  return paragraphs.get(block) ?? [];
}

const PARAGRAPHS = new WeakMap<Document, ReadonlyMap<number | undefined, readonly Sentence[]>>();

/** Whether a sentence, or another of its paragraph, leads to a work that can be found. */
export function isCitedAround(subject: TextSubject, sentence: Sentence): boolean {
  return sentence.isCited || paragraphOf(subject, sentence).some(({ isCited }) => isCited);
}

/** Whether a sentence speaks of established care, and names no remedy beside it. */
export function isOfStandardCare({ lexicon }: TextSubject, { text }: Sentence): boolean {
  return lexicon.has('standardCare', text) && !lexicon.has('substances', text);
}
