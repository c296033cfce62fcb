import { type Choice, isSpace, type Part } from './parse-phrase.ts';

/** How texts begin at which a phrase is found; a space stands for spaces and hyphens. */
export interface Heads {
  /** Whether the phrase is one word, and these are all the words that it can be. */
  readonly areWhole: boolean;
  readonly heads: readonly string[];
}

// With longer ones hardly any more texts would be turned away.
const LONGEST = 8;
const MOST = 60;

/** The beginnings of a phrase: it need only be looked for where one of them stands. */
export function headsOf(phrase: Choice): Heads {
  const { open, closed } = grownBy([''], { is: phrase, least: 1, most: 1, isLazy: false });
  const all = [...new Set([...open, ...closed])];
  if (closed.length === 0 && all.every((head) => /^[a-z]+$/.test(head))) return { areWhole: true, heads: all };
  // What begins with a longer one begins with the shorter.
  return {
    areWhole: false,
    heads: all.filter((head) => !all.some((other) => other !== head && head.startsWith(other))),
  };
}

// Of very many, short ones will do.
const SHORT = 5;
const shortened = (heads: readonly string[]): readonly string[] => [
  ...new Set(heads.map((head) => head.slice(0, SHORT))),
];

interface Grown {
  /** Beginnings that what follows goes on with. */
  readonly open: readonly string[];
  /** Beginnings after which anything may stand. */
  readonly closed: readonly string[];
}

function grown(from: readonly string[], parts: readonly Part[]): Grown {
  let open = from;
  const closed: string[] = [];
  for (const part of parts) {
    if (open.length === 0) break;
    const next = grownBy(open, part);
    closed.push(...next.closed);
    if (next.open.length + closed.length > MOST) return { open: [], closed: shortened([...closed, ...next.open]) };
    open = next.open;
  }
  return { open, closed };
}

function grownBy(open: readonly string[], { is, least, most }: Part): Grown {
  const left = least === 0 ? open : [];
  if ('isGap' in is) return { open: [], closed: open };
  if ('areIn' in is && is.areIn !== isSpace) return { open: [], closed: open };
  const next = 'choices' in is ? grownByAny(open, is) : parted(open, 'text' in is ? is.text.replaceAll('-', ' ') : ' ');
  // What may come again may come before anything that follows.
  if (most > 1 && !('areIn' in is)) return { open: left, closed: [...next.closed, ...next.open] };
  return { open: left.length === 0 ? next.open : [...new Set([...left, ...next.open])], closed: next.closed };
}

function grownByAny(open: readonly string[], { choices }: Choice): Grown {
  const all = choices.map((parts) => grown(open, parts));
  return { open: [...new Set(all.flatMap((one) => one.open))], closed: all.flatMap((one) => one.closed) };
}

function parted(open: readonly string[], text: string): Grown {
  const heads = open.map((head) => `${head}${text}`);
  if (heads.every((head) => head.length < LONGEST)) return { open: heads, closed: [] };
  return {
    open: heads.filter((head) => head.length < LONGEST),
    closed: heads.filter((head) => head.length >= LONGEST).map((head) => head.slice(0, LONGEST)),
  };
}
