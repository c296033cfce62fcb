import type { Sentence } from '../document/document.ts';
import type { WordList } from '../language/lexicon.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** What no list of words knows as a claim is still nobody's word, where nothing in its paragraph says how it is known. */
export const paragraphCited: TextGate = {
  id: 'paragraph-cited',
  severity: 'warning',
  floor: 'note',
  summary: 'No paragraph speaks of illness, medicine, harm or law without a source anywhere in it.',
  applies: ({ pack }) => pack === undefined,

  *inspect(subject) {
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
