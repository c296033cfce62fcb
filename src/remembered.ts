const MOST_LETTERS = 500_000;

/**
 * A pure function of a text that answers from memory for the texts it was asked last: the pages of a house share sentences,
 * facts and sources, and a batch asks the same of them page after page. What it keeps is counted in letters, since answers
 * grow with their texts: at most twice `most`, and one text more.
 */
export function remembered<Answer>(answer: (text: string) => Answer, most = MOST_LETTERS): (text: string) => Answer {
  let kept = new Map<string, { readonly answer: Answer }>();
  let older = new Map<string, { readonly answer: Answer }>();
  let letters = 0;
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known.answer;
    letters += text.length;
    // Two halves, so that what is asked for often stays when room is made, and making room costs nothing.
    if (letters > most) {
      older = kept;
      kept = new Map();
      letters = text.length;
    }
    const own = unpinned(text);
    const found = older.get(own) ?? { answer: answer(own) };
    kept.set(own, found);
    return found.answer;
  };
}

/**
 * A pure function of an object that answers from memory for the object it was asked about last. Gates look at one page after
 * the other, each a hundred times; a `WeakMap` would keep the answers about pages that are gone until memory runs short.
 */
export function rememberedLast<Owner extends object, Answer>(
  answer: (owner: Owner) => Answer,
): (owner: Owner) => Answer {
  let last: { readonly owner: Owner; readonly answer: Answer } | undefined;
  return (owner) => {
    if (last?.owner !== owner) last = { owner, answer: answer(owner) };
    return last.answer;
  };
}

// A part of a text keeps the whole of it in memory: a sentence that is remembered would keep its page. Put together anew, it
// is a text of its own, all but the letter before it; short parts are copied anyway.
const unpinned = (text: string): string => ` ${text}`.slice(1);
