// What the parser looks back for: its work grows with the square of their number in one paragraph.
const COSTLY = /[[\]*_`~|<&:\\]|^[=-]/gm;
const MOST_IN_A_PARAGRAPH = 1_500;
const SHORT = 200;
// Lists in lists and quotations in quotations, on one line: the parser goes as deep as they do.
const DEEP =
  /^[\t ]{0,200}(?:(?:>|[-*+]|\d{1,9}[.)])[\t ]{0,8}){24}|^[\t ]{200}[\t ]{0,1000}(?:[-*+]|\d{1,9}[.)])[\t ]/m;

// What the parser takes for each of them, in microseconds, by and large.
const LINE = 18;
const BLANK_LINE = 6;
const PARAGRAPH = 30;
const CONTAINED = 60;
const SIGN = 10;
const LETTER = 0.3;
const MOST_MICROSECONDS = 30_000;

/** Whether parsing Markdown whole would take long: by markup that nobody writes, or by so much of it that a page is of any length. */
export function isCostlyMarkdown(source: string, usesTables: boolean): boolean {
  // Most pages are too short to be costly, whatever is in them.
  if (source.length < SHORT) return false;
  if (DEEP.test(source)) return true;
  // A table or list may be long without being absurd, so a blank line ends the count.
  const paragraphs = source.split(/\n[\t ]{0,200}\r?\n/);
  if (paragraphs.some((paragraph) => countOf(paragraph, COSTLY) > MOST_IN_A_PARAGRAPH)) return true;
  const cost =
    LINE * countOf(source, /^[\t ]{0,200}\S/gm) +
    BLANK_LINE * countOf(source, /\n/g) +
    PARAGRAPH * paragraphs.length +
    CONTAINED * countOf(source, /^[\t ]{0,200}(?:[-*+>#]|\d{1,9}[.)])/gm) +
    SIGN * countOf(source, COSTLY) +
    LETTER * source.length;
  return cost * (usesTables ? 2 : 1) > MOST_MICROSECONDS;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (pattern.lastIndex = 0; pattern.exec(text) !== null; ) count += 1;
  return count;
}
