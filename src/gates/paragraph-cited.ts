import type { Sentence } from '../document/document.ts';
import type { WordList } from '../language/lexicon.ts';
import type { Remark } from './gate.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, leadsAnywhere, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** What no list of words knows as a claim is still nobody's word, where nothing in its paragraph says how it is known. */
export const paragraphCited: TextGate = {
  id: 'paragraph-cited',
  severity: 'warning',
  floor: 'note',
  summary: 'No paragraph speaks of illness, medicine, harm or law without a source anywhere in it.',
  applies: ({ pack }) => pack === undefined,

  *inspect(subject) {
    if (!leadsAnywhere(subject) && isOfRemedy(subject)) {
      yield* sentencesWithoutSource(subject);
      return;
    }
    const told = new Set<number | undefined>();
    for (const sentence of saidBy(subject)) {
      if (sentence.kind !== 'text' || told.has(sentence.block) || !asserts(sentence, subject)) continue;
      if (isCitedAround(subject, sentence)) continue;
      told.add(sentence.block);
      yield {
        at: placeOf(sentence),
        message: 'Nothing in this paragraph tells how its author knows.',
        remedy: 'Cite a source that readers can find in each paragraph, or leave it out.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

/** In an article on a remedy that leads to no work at all, every statement stands alone. */
function* sentencesWithoutSource(subject: TextSubject): Generator<Remark> {
  for (const sentence of saidBy(subject)) {
    const { text, kind, excerpt } = sentence;
    if (kind === 'heading' || text.endsWith('?') || text.split(' ').length < LEAST_WORDS_OF_A_CLAIM) continue;
    if (NEEDS_NONE.some((list) => subject.lexicon.has(list, text))) continue;
    yield {
      at: placeOf(sentence),
      message: 'The article leads to no work that can be found, so nothing carries this sentence.',
      remedy: 'Cite a source that readers can find, or leave the sentence out.',
      excerpt,
    };
  }
}

const LEAST_WORDS_OF_A_CLAIM = 3;

function isOfRemedy({ document, lexicon }: TextSubject): boolean {
  return document.sentences.some(({ text }) => lexicon.has('substances', text));
}

const TOPICS: readonly WordList[] = [
  'conditions',
  'medicines',
  'substances',
  'sideEffects',
  'seriousHarms',
  'lawWords',
];
// Help, and what is not known, can be told without a source.
const NEEDS_NONE: readonly WordList[] = [
  'doubt',
  'attribution',
  'seekCare',
  'emergencyNumber',
  'crisisLine',
  'doNotStop',
  'reportChannel',
  'notAdvice',
  'notKnown',
];
const LEAST_WORDS = 5;

function asserts({ text }: Sentence, { lexicon }: TextSubject): boolean {
  if (text.endsWith('?') || text.split(' ').length < LEAST_WORDS) return false;
  return TOPICS.some((list) => lexicon.has(list, text)) && !NEEDS_NONE.some((list) => lexicon.has(list, text));
}
