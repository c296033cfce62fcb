import { folded } from '../document/fold-text.ts';
import type { Lexicon } from '../language/lexicon.ts';

const LEAST_OTHER_WORDS = 3;

/** Whether a sentence is a phrase of caution and next to nothing besides: "Consult your doctor before use." */
export function isOnlyCaution(text: string, lexicon: Lexicon): boolean {
  const said = folded(text);
  const found = lexicon.find('boilerplate', said);
  if (found.length === 0) return false;
  let rest = said;
  for (const phrase of found) rest = rest.replace(phrase.text, ' ');
  return (rest.match(/\p{L}{5,40}|\d{1,9}/gu)?.length ?? 0) < LEAST_OTHER_WORDS;
}
