// From a mark before a word to the first after one: what is between letters is an apostrophe, and so is one for what was left
// out at the start of a word.
const SINGLE =
  /(?<![^\s([\u2014\u2013-])'(?=[\p{L}\p{N}])(?!(?:em|til|tis|twas|cause|cos|bout|round|n|\d0s)\b)((?:[^']|(?<=[\p{L}\p{N}])'(?=\p{L})){1,400})'(?![\p{L}\p{N}])/giu;

/** A text of straight quotes with its quotations between double ones, as long as it was: where single ones quote, they quote as well. */
export function quotationMarks(text: string): string {
  return text.includes("'") ? text.replace(SINGLE, '"$1"') : text;
}
