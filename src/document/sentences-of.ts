import { remembered } from '../remembered.ts';

// A full stop after one of these does not end a sentence, whatever the segmenter thinks.
const ABBREVIATION =
  /(?:^|[\s(["'])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|No|Nos|Fig|e\.g|i\.e|etc|approx|ca|cf|al|p|pp|vol|U\.S|U\.S\.C|C\.F\.R|U\.K|E\.U|Inc|Ltd|Co|Corp|Sec|Art|Jr|Sr|[A-Z])\.\s*$/;
// Markers set after the full stop belong to the sentence before it; blanked out, they do not hide where it ends.
const CLOSING_MARKERS =
  /(?<=[.?!]["')]?\s?)(?:\[\^?[\p{L}\p{N}@,;:\s–-]{1,60}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,6})+/gu;

const segmenters = new Map<string, Intl.Segmenter>();

/** A run of a text, from its first index to the one after its last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the sentences of a text stand, in a language; abbreviations do not end one, and markers stay with theirs. */
export function sentenceRanges(text: string, locale: string): readonly Range[] {
  // Most labels and facts are one sentence, which is quicker seen than cut.
  if (text.length <= LONGEST && !/[.?!\u2026\n]./su.test(text)) return trimmed(text, 0, text.length);
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, segmenter);
  const ranges: Range[] = [];
  let open: number | undefined;
  const blanked = text.replace(CLOSING_MARKERS, (markers) => ' '.repeat(markers.length));
  for (const { segment, index } of segmenter.segment(blanked)) {
    open ??= index;
    if (ABBREVIATION.test(segment)) continue;
    ranges.push({ start: open, end: index + segment.length });
    open = undefined;
  }
  if (open !== undefined) ranges.push({ start: open, end: text.length });
  return ranges.flatMap(({ start, end }) => trimmed(text, start, end)).flatMap((range) => bounded(text, range));
}

/** The sentences of a text, in a language. */
export function sentencesOf(text: string, locale: string): readonly string[] {
  const cut = cutters.get(locale) ?? remembered((whole) => cutOut(whole, sentenceRanges(whole, locale)));
  cutters.set(locale, cut);
  return cut(text);
}

const cutters = new Map<string, (text: string) => readonly string[]>();
const cutOut = (text: string, ranges: readonly Range[]): readonly string[] =>
  ranges.map(({ start, end }) => text.slice(start, end));

function trimmed(text: string, from: number, to: number): readonly Range[] {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = to - (part.length - part.trimEnd().length);
  return start < end ? [{ start, end }] : [];
}

// What goes on for longer is no sentence; cut at a space, it cannot hold up those who look through it word by word.
const LONGEST = 2_000;

function bounded(text: string, range: Range): readonly Range[] {
  if (range.end - range.start <= LONGEST) return [range];
  const parts: Range[] = [];
  for (let start = range.start; start < range.end; ) {
    const space = start + LONGEST < range.end ? text.lastIndexOf(' ', start + LONGEST) : range.end;
    const end = space > start ? space : Math.min(start + LONGEST, range.end);
    parts.push({ start, end });
    start = text[end] === ' ' ? end + 1 : end;
  }
  return parts;
}
