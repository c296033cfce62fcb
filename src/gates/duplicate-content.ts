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
    const words = said.map(({ text }) => new Set(text.toLowerCase().match(/\p{L}{3,40}/gu)));
    for (const [index, sentence] of said.entries()) {
      const own = words[index] ?? new Set();
      if (own.size < LEAST_WORDS) continue;
      const earlier = words
        .slice(0, index)
        .findIndex((other) => other.size >= LEAST_WORDS && mayBeAlike(own, other) && similarity(own, other) >= ALIKE);
      if (earlier < 0) continue;
      yield {
        at: sentence.position ?? { line: 1, column: 1 },
        message: `This says nearly the same as line ${said[earlier]?.position?.line ?? 1}.`,
        remedy: 'Keep one of them.',
        excerpt: sentence.excerpt,
      };
    }
  },
};

function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / (one.size + other.size - shared);
}

// Sets of very different sizes cannot share enough: most pairs need no closer look.
function mayBeAlike({ size: one }: ReadonlySet<string>, { size: other }: ReadonlySet<string>): boolean {
  return Math.min(one, other) >= ALIKE * Math.max(one, other);
}
