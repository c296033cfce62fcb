import { remembered } from '../remembered.ts';

/** Something in a sentence that offers support: the names of the entries it points at, and how it looks. */
export interface FoundMarker {
  readonly label: string;
  readonly names: readonly string[];
}

const BRACKETED = /\[(\^?[\p{L}\p{N}@_:.-]{1,40}(?:\s{0,2}[,;–-]\s{0,2}\^?[\p{L}\p{N}@_:.-]{1,40}){0,20})\]/gu;
const SUPERSCRIPT = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079](?:[,–-]?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]){0,6}/g;
const IN_PARENTHESES = /\((\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,10})\)/g;
const AUTHOR_YEAR =
  /\(([^()]{0,120}?\p{Lu}[\p{L}'-]{1,30}[^()]{0,60}?\b(?:19|20)\d\d[a-z]?[^()]{0,120}?)\)|\p{Lu}[\p{L}'-]{1,30}(?: et al\.?| and \p{Lu}[\p{L}'-]{1,30})? \((?:19|20)\d\d[a-z]?\)/gu;
const SUPERSCRIPT_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The markers of a sentence: `[1]`, `[1,3-5]`, `[^a]`, `[@key]`, superscripts, `(1)` and `(Smith 2020)`. */
export function findMarkers(text: string): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  // Most sentences have none.
  if (!/[[(\u00b9\u00b2\u00b3\u2070-\u2079]/.test(text)) return found;
  for (const [label, inner = ''] of text.matchAll(BRACKETED)) found.push({ label, names: namesIn(inner) });
  for (const [label] of text.matchAll(SUPERSCRIPT))
    found.push({
      label,
      names: namesIn(
        [...label]
          .map((sign) => (SUPERSCRIPT_DIGITS.includes(sign) ? String(SUPERSCRIPT_DIGITS.indexOf(sign)) : sign))
          .join(''),
      ),
    });
  for (const [label, inner = ''] of text.matchAll(IN_PARENTHESES)) found.push({ label, names: namesIn(inner) });
  for (const [label] of text.matchAll(AUTHOR_YEAR)) found.push({ label, names: authorYears(label) });
  return found;
}

// A page has the same markers again and again.
const namesIn = remembered((list): readonly string[] => {
  if (/^[\^@]?[\p{L}\p{N}]+$/u.test(list)) return [list.replace(/^[\^@]/, '')];
  return list.split(/\s*[,;]\s*/).flatMap((part) => {
    const range = /^(\d{1,3})\s*[–-]\s*(\d{1,3})$/.exec(part);
    if (range === null) return [part.replace(/^[\^@]/, '')];
    const [from, to] = [Number(range[1]), Number(range[2])];
    return from <= to && to - from < 50
      ? Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
      : [];
  });
});

/** `smith 2020` for each author and year: an entry that has both is the one that is meant. */
function authorYears(text: string): readonly string[] {
  return text.split(';').flatMap((part) => {
    const author = /\p{Lu}[\p{L}'-]{1,30}/u.exec(part)?.[0];
    const year = /\b(?:19|20)\d\d/.exec(part)?.[0];
    return author === undefined || year === undefined ? [] : [`${author.toLowerCase()} ${year}`];
  });
}
