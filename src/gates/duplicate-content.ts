import type { TextGate } from './text-gate.ts';

const ALIKE = 0.7;
const LEAST_WORDS = 8;
const MOST_SENTENCES = 400;

/** The same sentence in other words twice is filling, and hides what little is said. */
export const duplicateContent: TextGate = {
  id: 'duplicate-content',
  severity: 'warning',
  floor: 'note',
  summary: 'No two sentences say nearly the same in nearly the same words.',
  applies: ({ pack }) => pack === undefined,

  *inspect({ document }) {
    const said = document.sentences.filter(({ kind }) => kind === 'text').slice(0, MOST_SENTENCES);
    for (const [index, earlier] of alikeIn(said.map(({ text }) => text))) {
      const sentence = said[index];
      yield {
        at: sentence?.position ?? { line: 1, column: 1 },
        message: `This says nearly the same as line ${said[earlier]?.position?.line ?? 1}.`,
        remedy: 'Keep one of them.',
        ...(sentence === undefined ? {} : { excerpt: sentence.excerpt }),
      };
    }
  },
};

/** The numbers of texts that say nearly what an earlier one says, each with that of the first such. */
function* alikeIn(texts: readonly string[]): Generator<readonly [number, number]> {
  const textsWith = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const [index, text] of texts.entries()) {
    const shared = new Uint32Array(index);
    let size = 0;
    for (const word of text.toLowerCase().match(/\p{L}{3,40}/gu) ?? []) {
      const others = textsWith.get(word) ?? [];
      if (others.at(-1) === index) continue;
      for (const other of others) shared[other] = (shared[other] ?? 0) + 1;
      if (others.push(index) === 1) textsWith.set(word, others);
      size += 1;
    }
    sizes.push(size);
    if (size < LEAST_WORDS) continue;
    const earlier = shared.findIndex((words, other) => {
      const least = sizes[other] ?? 0;
      return least >= LEAST_WORDS && words / (size + least - words) >= ALIKE;
    });
    if (earlier >= 0) yield [index, earlier];
  }
}
