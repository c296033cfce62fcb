import type { Position } from './document.ts';

/** Finds the line and column, both from 1, of offsets in a text; columns count characters, not halves of them. */
export function linePositions(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + found.length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const before = text.slice(starts[low], offset);
    return { line: low + 1, column: before.length - (before.match(/[\ud800-\udbff]/g)?.length ?? 0) + 1 };
  };
}
