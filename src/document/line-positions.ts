import type { Position } from './document.ts';
import { linesOf } from './lines-of.ts';

/** Finds the line and column, both from 1, of offsets in a text; columns count characters, not halves of them. */
export function linePositions(text: string): (offset: number) => Position {
  const starts = linesOf(text).map(({ start }) => start);
  // Counted once: a file may be one long line, and have a finding at each of its words.
  const halves: number[] = [];
  if (/[\ud800-\udbff]/.test(text))
    for (let at = 0; at < text.length; at += 1) if (isFirstHalf(text.charCodeAt(at))) halves.push(at);
  return (offset) => {
    const line = countUpTo(starts, offset);
    const start = starts[line - 1] ?? 0;
    const doubled = halves.length === 0 ? 0 : countUpTo(halves, offset - 1) - countUpTo(halves, start - 1);
    return { line, column: offset - start - doubled + 1 };
  };
}

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

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
