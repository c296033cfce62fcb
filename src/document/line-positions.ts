import type { Position } from './document.ts';

/** Finds the line and column, both from 1, of offsets in a text; columns count characters, not halves of them. */
export function linePositions(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + found.length);
  // Counted once: a file may be one long line, and have a finding at each of its words.
  const halves = Array.from(text.matchAll(/[\ud800-\udbff]/g), ({ index }) => index);
  return (offset) => {
    const line = countUpTo(starts, offset);
    const start = starts[line - 1] ?? 0;
    const doubled = halves.length === 0 ? 0 : countUpTo(halves, offset - 1) - countUpTo(halves, start - 1);
    return { line, column: offset - start - doubled + 1 };
  };
}

/** How many of some rising numbers are not above a limit. */
function countUpTo(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
