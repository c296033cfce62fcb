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

/** The parts of a text that begin with `1.`, `2.`, `3.` and so on, or `[1]`, `[2]`; none unless the text begins so. */
function numberedIn(text: string): readonly string[] {
  const starts: number[] = [];
  for (let number = 1; ; number += 1) {
    const from = starts.length === 0 ? 0 : (starts.at(-1) ?? 0) + 3;
    const at = nextOf(number, text, from);
    if (at === undefined || (number === 1 && at > 0)) break;
    starts.push(at);
  }
  return starts.map((start, index) => text.slice(start, starts[index + 1]).trim());
}

function nextOf(number: number, text: string, from: number): number | undefined {
  const marks = [`${number}. `, `[${number}] `, `${number}) `, `(${number}) `];
  const places = marks.flatMap((mark) => {
    const at = from === 0 && text.startsWith(mark) ? 0 : text.indexOf(` ${mark}`, from) + 1;
    return at > 0 || (from === 0 && text.startsWith(mark)) ? [at] : [];
  });
  return places.length === 0 ? undefined : Math.min(...places);
}
