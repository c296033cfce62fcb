// What the parser looks back for: its work grows with the square of their number in one paragraph.
const COSTLY = /[[\]*_`~|<&:]|^[=-]/gm;
const MOST_IN_A_PARAGRAPH = 1_500;
const MOST_IN_ALL = 30_000;
// Lists in lists and quotations in quotations, on one line: the parser goes as deep as they do.
const DEEP =
  /^[\t ]{0,200}(?:(?:>|[-*+]|\d{1,9}[.)])[\t ]{0,8}){24}|^[\t ]{200}[\t ]{0,1000}(?:[-*+]|\d{1,9}[.)])[\t ]/m;

/** Whether Markdown has more markup than a person would write, so that parsing it could take minutes. */
export function hasAbsurdMarkup(source: string): boolean {
  if (DEEP.test(source)) return true;
  let total = 0;
  // A table or list may be long without being absurd, so a blank line ends the count.
  for (const paragraph of source.split(/\n[\t ]{0,200}\r?\n/)) {
    const count = paragraph.match(COSTLY)?.length ?? 0;
    total += count;
    if (count > MOST_IN_A_PARAGRAPH || total > MOST_IN_ALL) return true;
  }
  return false;
}
