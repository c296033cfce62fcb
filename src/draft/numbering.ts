import type { Fact } from '../pack/fact.ts';

/** A citation marker in the text: its number, where it points, and its own id to come back to. */
export interface MarkerView {
  readonly number: number;
  readonly id: string;
  readonly target: string;
}

/** One place in the text that cites a source, as the reference list points back to it. */
export interface UseView {
  readonly marker: string;
  readonly letter: string;
  readonly locator: string;
}

/** Numbers sources by their first use in reading order, and remembers every use. */
export interface Numbering {
  /** The markers of a fact at its next place in the text; a citation of an unknown source has none. */
  mark(fact: Fact): readonly MarkerView[];
  /** Cited source ids in the order of their numbers, each with its uses. */
  cited(): readonly { readonly source: string; readonly number: number; readonly uses: readonly UseView[] }[];
}

/** Starts the numbering of one page. */
export function startNumbering(
  known: ReadonlySet<string>,
  locatorText: (citation: Fact['citations'][number]) => string,
): Numbering {
  const uses = new Map<string, UseView[]>();
  const numbers = new Map<string, number>();
  return {
    mark(fact) {
      const marked = new Set<string>();
      return fact.citations.flatMap((citation) => {
        if (!known.has(citation.source) || marked.has(citation.source)) return [];
        marked.add(citation.source);
        const number = numbers.get(citation.source) ?? numbers.size + 1;
        numbers.set(citation.source, number);
        const before = uses.get(citation.source) ?? [];
        const id = `c${number}-${before.length + 1}`;
        const locators = fact.citations.filter(({ source }) => source === citation.source).map(locatorText);
        const use = {
          marker: id,
          letter: letters(before.length),
          locator: locators.filter((text) => text !== '').join('; '),
        };
        uses.set(citation.source, [...before, use]);
        return [{ number, id, target: `r${number}` }];
      });
    },
    cited: () => [...numbers].map(([source, number]) => ({ source, number, uses: uses.get(source) ?? [] })),
  };
}

/** `a` to `z`, then `aa`, `ab`, …, as columns of a table are named. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
