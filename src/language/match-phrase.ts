import { type Choice, isDigit, isLetter, isSpace, isWhite, type Letters, type Part } from './parse-phrase.ts';

/** The index after a phrase where it stands in a lower-case text at an index, up to the end of a word; -1 where it does not. */
export type EndAt = (lower: string, index: number) => number;

/** Makes what finds a phrase where it is tried. Of several ways to stand there it takes the first, as patterns do. */
export function matcherOf(phrase: Choice): EndAt {
  return choiceOf(phrase, (lower, index) => (isInWord(lower.charCodeAt(index)) ? -1 : index));
}

/** Whether a character, by its code, keeps a phrase before it from being a word's end. */
export const isInWord = (code: number): boolean => isLetter(code) || isDigit(code);

function choiceOf({ choices }: Choice, next: EndAt): EndAt {
  return anyOf(choices, next);
}

type Sequence = readonly Part[];

/** Whichever of several sequences comes first that goes on with what follows. */
function anyOf(sequences: readonly Sequence[], next: EndAt): EndAt {
  const [only] = sequences;
  if (sequences.length === 1 && only !== undefined) return sequenceOf(only, next);
  const tries: EndAt[] = [];
  for (let at = 0; at < sequences.length; ) {
    const lettered = untilOther(sequences, at);
    if (lettered.length < 2) {
      tries.push(sequenceOf(sequences[at] ?? [], next));
      at += 1;
      continue;
    }
    tries.push(byLetter(lettered, next));
    at += lettered.length;
  }
  const [one, other] = tries;
  if (one !== undefined && other === undefined) return one;
  return (lower, index) => {
    for (const attempt of tries) {
      const end = attempt(lower, index);
      if (end >= 0) return end;
    }
    return -1;
  };
}

const sequenceOf = (parts: Sequence, next: EndAt): EndAt =>
  parts.reduceRight((after, part) => partOf(part, after), next);

/** The sequences from a place on that each begin with one letter. */
function untilOther(sequences: readonly Sequence[], from: number): readonly Sequence[] {
  const past = sequences.findIndex((parts, at) => at >= from && firstLetterOf(parts) === undefined);
  return sequences.slice(from, past < 0 ? undefined : past);
}

function firstLetterOf([first]: Sequence): number | undefined {
  if (first === undefined || first.least !== 1 || first.most !== 1 || !('text' in first.is)) return undefined;
  return first.is.text.charCodeAt(0);
}

// Those that begin with different letters never stand at the same place: the order of the others is kept.
function byLetter(sequences: readonly Sequence[], next: EndAt): EndAt {
  const groups = Map.groupBy(sequences, firstLetterOf);
  const after = new Map(Array.from(groups, ([letter, own]) => [letter, anyOf(own.map(withoutFirstLetter), next)]));
  return (lower, index) => after.get(lower.charCodeAt(index))?.(lower, index + 1) ?? -1;
}

function withoutFirstLetter([first, ...others]: Sequence): Sequence {
  if (first === undefined || !('text' in first.is) || first.is.text.length === 1) return others;
  return [{ ...first, is: { text: first.is.text.slice(1) } }, ...others];
}

function textOf(text: string, next: EndAt): EndAt {
  const { length } = text;
  return (lower, index) => (lower.startsWith(text, index) ? next(lower, index + length) : -1);
}

function partOf(part: Part, next: EndAt): EndAt {
  const { is, least, most } = part;
  if ('areIn' in is) return runOf(part, is, next);
  const once = (after: EndAt): EndAt => {
    if ('text' in is) return textOf(is.text, after);
    return 'choices' in is ? choiceOf(is, after) : gapOf(after);
  };
  if (least === 1 && most === 1) return once(next);
  return repeated(once, part, next);
}

function repeated(once: (after: EndAt) => EndAt, { least, most, isLazy }: Part, next: EndAt): EndAt {
  let all = next;
  for (let time = most; time > 0; time -= 1) {
    const again = once(all);
    all = time > least ? either(isLazy ? [next, again] : [again, next]) : again;
  }
  return all;
}

const either =
  ([first, second]: readonly [EndAt, EndAt]): EndAt =>
  (lower, index) => {
    const end = first(lower, index);
    return end >= 0 ? end : second(lower, index);
  };

/** A run of letters of a class: as many as there are, and fewer where what follows wants them. */
function runOf({ least, most, isLazy }: Part, { areIn }: Letters, next: EndAt): EndAt {
  return (lower, index) => {
    let count = 0;
    while (count < most && areIn(lower.charCodeAt(index + count))) count += 1;
    if (isLazy) {
      for (let taken = least; taken <= count; taken += 1) {
        const end = next(lower, index + taken);
        if (end >= 0) return end;
      }
      return -1;
    }
    for (; count >= least; count -= 1) {
      const end = next(lower, index + count);
      if (end >= 0) return end;
    }
    return -1;
  };
}

const MOST_SKIPPED = 4;
const LONGEST_WORD = 30;
const MOST_SPACES = 3;
const APOSTROPHE = 39;
const COMMA = 44;
const isOfWord = (code: number): boolean => isInWord(code) || code === APOSTROPHE || (isSpace(code) && !isWhite(code));

/** As few words as will do, up to four, each with a comma or without. */
function gapOf(next: EndAt): EndAt {
  const skip = (lower: string, index: number, left: number): number => {
    const end = next(lower, index);
    if (end >= 0 || left === 0) return end;
    let past = index;
    while (past - index < LONGEST_WORD && isOfWord(lower.charCodeAt(past))) past += 1;
    if (past === index) return -1;
    if (lower.charCodeAt(past) === COMMA) past += 1;
    const word = past;
    while (past - word < MOST_SPACES && isWhite(lower.charCodeAt(past))) past += 1;
    return past === word ? -1 : skip(lower, past, left - 1);
  };
  return (lower, index) => skip(lower, index, MOST_SKIPPED);
}
