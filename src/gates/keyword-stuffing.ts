import type { TextGate } from './text-gate.ts';

const LEAST_USES = 5;
const LEAST_SHARE = 0.004;
const FUNCTION_WORDS = new Set(
  'the a an of to in and or is are for with that it as on by be this from at not was were has have may can its'.split(
    ' ',
  ),
);

// A phrase is used no more often than the rarest of its words: most phrases need not be put together.
function phraseUses(sentences: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const often = new Map<string, number>();
  for (const word of sentences.flat()) often.set(word, (often.get(word) ?? 0) + 1);
  const uses = new Map<string, number>();
  for (const words of sentences)
    for (const length of [3, 4])
      for (let at = 0; at + length <= words.length; at += 1) {
        const phrase = words.slice(at, at + length);
        if (FUNCTION_WORDS.has(phrase[0] ?? '') || FUNCTION_WORDS.has(phrase.at(-1) ?? '')) continue;
        if (phrase.some((word) => (often.get(word) ?? 0) < LEAST_USES)) continue;
        const text = phrase.join(' ');
        uses.set(text, (uses.get(text) ?? 0) + 1);
      }
  return uses;
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
