import type { Lexicon } from '../language/lexicon.ts';

const OF_CARE = ['standardCare', 'namedMedicines', 'medicines'] as const;

/** Whether a text names established care: a treatment, a medicine by its name, or medicines at large. */
export function namesCare(lexicon: Lexicon, text: string): boolean {
  return OF_CARE.some((list) => lexicon.has(list, text));
}
