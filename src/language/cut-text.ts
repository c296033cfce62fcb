/** A text with its words. */
export interface CutText {
  readonly text: string;
  /** In lower case, index for index. */
  readonly lower: string;
  /** Where each word starts. */
  readonly words: readonly number[];
}

/** Cuts a text into its words: runs of letters and digits, and `§` where it begins one. */
export function cutText(text: string): CutText {
  const lowered = text.toLowerCase();
  // A few letters become two in lower case, which would shift every index after them.
  const lower = lowered.length === text.length ? lowered : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const words: number[] = [];
  for (let index = 0; index < lower.length; ) {
    const end = endOfWord(lower, index);
    const isSign = end === index && lower[index] === '§';
    if (end === index && !isSign) {
      index = after(lower, index);
      continue;
    }
    const past = isSign ? endOfWord(lower, index + 1) : end;
    words.push(index);
    // The sign in "a§b" begins nothing.
    const isClosed = lower[past] === '§' && past > (isSign ? index + 1 : index);
    index = isClosed ? past + 1 : past;
  }
  return { text, lower, words };
}

// A look at each character, since a pattern that looks back from each takes three times as long.
function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && isInWord(text, end)) end = after(text, end);
  return end;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const ASCII: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  LETTER_OR_DIGIT.test(String.fromCharCode(code)),
);

const isInWord = (text: string, at: number): boolean =>
  ASCII[text.charCodeAt(at)] ?? LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(at) ?? 0));

const after = (text: string, at: number): number => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
