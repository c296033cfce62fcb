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
  const sets = rarestFirst(texts);
  // Sets that share seven words of ten share one of the few rarest of each: most pairs are never looked at.
  const withWord = new Map<number, number[]>();
  for (const [index, own] of sets.entries()) {
    if (own.length < LEAST_WORDS) continue;
    const rarest = own.slice(0, own.length - Math.ceil(ALIKE * own.length - 1e-9) + 1);
    const candidates = new Set(rarest.flatMap((word) => withWord.get(word) ?? []));
    const words = new Set(own);
    const earlier = Array.from(candidates)
      .sort((a, b) => a - b)
      .find((other) => similarity(words, sets[other] ?? []) >= ALIKE);
    for (const word of rarest) withWord.set(word, [...(withWord.get(word) ?? []), index]);
    if (earlier !== undefined) yield [index, earlier];
  }
}

/** The different words of each text, by number, those that the fewest texts have first. */
function rarestFirst(texts: readonly string[]): readonly (readonly number[])[] {
  const numbers = new Map<string, number>();
  const uses: number[] = [];
  const sets = texts.map((text) => {
    const own = new Set<number>();
    for (const word of text.toLowerCase().match(/\p{L}{3,40}/gu) ?? []) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      if (own.has(number)) continue;
      own.add(number);
      uses[number] = (uses[number] ?? 0) + 1;
    }
    return own;
  });
  return sets.map((own) => Array.from(own).sort((a, b) => (uses[a] ?? 0) - (uses[b] ?? 0) || a - b));
}

function similarity(one: ReadonlySet<number>, other: readonly number[]): number {
  let shared = 0;
  for (const word of other) if (one.has(word)) shared += 1;
  return shared / (one.size + other.length - shared);
}
