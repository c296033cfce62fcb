import type { Match } from '../language/lexicon.ts';

/** The phrases that were found, or else what is found at second sight, if anything. */
export function orElse(found: readonly Match[], second: () => Match | undefined): readonly Match[] {
  if (found.length > 0) return found;
  const other = second();
  return other === undefined ? found : [other];
}
