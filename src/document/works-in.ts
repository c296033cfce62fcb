import { LOOKS_FINDABLE } from './reference-entry.ts';

const SHORTEST = 20;
const MOST_OF_SERIES = 2 / 3;

/**
 * The works that a paragraph under “References” or “Sources” names, each by itself: of a list that is numbered in running
 * text, or of a series parted by semicolons. A paragraph that is neither is one.
 */
export function worksIn(text: string): readonly string[] {
  const numbered = numberedIn(text);
  if (numbered.length > 1) return numbered;
  const series = text.replace(/^[\p{L} ]{1,30}:\s/u, '').split(/;\s/);
  const named = series.filter((part) => part.length >= SHORTEST && LOOKS_FINDABLE.test(part));
  const isSeries = series.length > 1 && named.length >= series.length * MOST_OF_SERIES;
  return isSeries ? series : [text];
}

const MARKS: readonly ((number: number) => string)[] = [
  (number) => `${number}. `,
  (number) => `[${number}] `,
  (number) => `${number}) `,
  (number) => `(${number}) `,
];

/** The parts of a text that begin with `1.`, `2.`, `3.` and so on, or `[1]`, `[2]`; none unless the text begins so. */
function numberedIn(text: string): readonly string[] {
  // One way to number goes through a list: to look for all of them would go through a long text for each number.
  const mark = MARKS.find((one) => text.startsWith(one(1)));
  if (mark === undefined) return [];
  const starts = [0];
  for (let number = 2; ; number += 1) {
    const at = text.indexOf(` ${mark(number)}`, starts.at(-1));
    if (at < 0) break;
    starts.push(at + 1);
  }
  return starts.map((start, index) => text.slice(start, starts[index + 1]).trim());
}
