import type { TextGate } from './text-gate.ts';
import { asserted, placeOf, saidBy } from './text-subject.ts';

const TELLS = /\b(?:recommend|say|state|advise|report|suggest|guarantee|promise|set|publish|consider|hold)/i;

/** Who sells a thing is no authority on what it does. */
export const selfOrVendorSource: TextGate = {
  id: 'self-or-vendor-source',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence leans on a seller, a brand or a trade association.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = asserted(subject, 'vendorAuthority', sentence).find(({ index, text }) =>
        TELLS.test(sentence.text.slice(index + text.length - 12)),
      );
      if (found === undefined) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” has something to sell.`,
        remedy: 'Cite somebody who gains nothing: a regulator, a guideline, a study.',
        excerpt: sentence.excerpt,
      };
    }
  },
};
