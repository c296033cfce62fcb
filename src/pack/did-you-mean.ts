import { closest, distance } from 'fastest-levenshtein';

/** The known word that a misspelt one is close to, or `undefined` when none is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word, [...known]);
  return best !== word && distance(word, best) <= Math.ceil(word.length / 3) ? best : undefined;
}
