import type { TextGate } from './text-gate.ts';

const LEAST_WORDS = 3;
const MOST_WORDS = 4;
const LEAST_USES = 5;
const LEAST_SHARE = 0.004;
const FUNCTION_WORDS = new Set(
  'the a an of to in and or is are for with that it as on by be this from at not was were has have may can its'.split(
    ' ',
  ),
);

// A phrase is used no more often than the rarest of its words: most phrases need not be put together. Those that are
// have a number: that of the phrase without its last word, and that of the word.
function phraseUses(sentences: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const known = new Map<string, Word>();
  const cut = sentences.map((words) =>
    words.map((word) => {
      const own = known.get(word) ?? { uses: 0, number: 0, isFunction: FUNCTION_WORDS.has(word) };
      if (own.uses === 0) known.set(word, own);
      own.uses += 1;
      return own;
    }),
  );
  const often = [...known.values()].filter(({ uses }) => uses >= LEAST_USES);
  for (const [index, word] of often.entries()) word.number = index + 1;
  const phrases = new Map<number, Phrase>();
  for (const [sentence, words] of cut.entries()) {
    for (const [first, { number, isFunction }] of words.entries()) {
      if (number === 0 || isFunction) continue;
      let before = number;
      for (let length = 2; length <= MOST_WORDS; length += 1) {
        const next = words[first + length - 1]?.number ?? 0;
        if (next === 0) break;
        const key = before * (often.length + 1) + next;
        const phrase = phrases.get(key) ?? {
          number: often.length + phrases.size + 1,
          uses: 0,
          sentence,
          first,
          length,
        };
        if (phrase.uses === 0) phrases.set(key, phrase);
        phrase.uses += 1;
        before = phrase.number;
      }
    }
  }
  const told = [...phrases.values()].filter(({ length, uses }) => length >= LEAST_WORDS && uses >= LEAST_USES);
  const inOrder = told.sort((a, b) => a.sentence - b.sentence || a.length - b.length || a.first - b.first);
  return new Map(
    inOrder.flatMap(({ sentence, first, length, uses }) => {
      const words = sentences[sentence]?.slice(first, first + length) ?? [];
      return FUNCTION_WORDS.has(words.at(-1) ?? '') ? [] : [[words.join(' '), uses] as const];
    }),
  );
}

interface Word {
  uses: number;
  /** Nought, where it is used too seldom to count. */
  number: number;
  readonly isFunction: boolean;
}

interface Phrase {
  readonly number: number;
  uses: number;
  /** Where it was first met. */
  readonly sentence: number;
  readonly first: number;
  readonly length: number;
}

/** A phrase repeated for search engines is written for nobody who is ill. */
export const keywordStuffing: TextGate = {
  id: 'keyword-stuffing',
  severity: 'warning',
  floor: 'note',
  summary: 'No phrase of three or four words is repeated as if for a search engine.',
  applies: ({ pack }) => pack === undefined,

  *inspect({ document }) {
    const said = document.sentences.filter(({ kind }) => kind !== 'reference');
    const cut = said.map(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}'-]{1,40}/gu) ?? []);
    const total = cut.reduce((sum, words) => sum + words.length, 0);
    const uses = phraseUses(cut);
    const stuffed = [...uses].filter(([, count]) => count >= LEAST_USES && count / total >= LEAST_SHARE);
    for (const [phrase, count] of stuffed.sort((a, b) => b[1] - a[1]).slice(0, 3)) {
      const first = said.find(({ text }) => text.toLowerCase().includes(phrase));
      yield {
        at: first?.position ?? { line: 1, column: 1 },
        message: `“${phrase}” is used ${count} times in ${total} words.`,
        remedy: 'Say it once, and “it” after that.',
        ...(first === undefined ? {} : { excerpt: first.excerpt }),
      };
    }
  },
};
