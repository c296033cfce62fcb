import type { TextGate } from './text-gate.ts';

const LONG_WORDS = 25;
const MOST_LONG = 0.2;

/** Long sentences lose readers, and first those who need the page most; a machine's measure can only hint at it. */
export const readability: TextGate = {
  id: 'readability',
  severity: 'warning',
  floor: 'note',
  summary: 'Most sentences have at most 25 words; never more than a hint.',
  applies: ({ pack }) => pack === undefined,

  *inspect({ document }) {
    const said = document.sentences.filter(({ kind }) => kind === 'text');
    const long = said.filter(({ text }) => text.split(' ').length > LONG_WORDS);
    const [first] = long;
    if (first === undefined || long.length / said.length <= MOST_LONG) return;
    yield {
      at: first.position ?? { line: 1, column: 1 },
      message: `${long.length} of ${said.length} sentences have more than ${LONG_WORDS} words.`,
      remedy: 'Cut them in two.',
      excerpt: first.excerpt,
    };
  },
};
