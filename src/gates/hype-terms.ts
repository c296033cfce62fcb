import { asserted } from './asserted.ts';
import type { TextGate } from './text-gate.ts';
import { placeOf, saidBy } from './text-subject.ts';

/** Words that sell make readers expect what no evidence promises. */
export const hypeTerms: TextGate = {
  id: 'hype-terms',
  severity: 'warning',
  floor: 'note',
  summary: 'Words of advertising are named, so that an editor can take them out.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = asserted(subject, 'hype', sentence)[0];
      if (found === undefined || sentence.fact !== undefined) continue;
      yield {
        at: placeOf(sentence),
        message: `“${found.text}” is the language of advertising.`,
        remedy: 'Say plainly what is known.',
        excerpt: sentence.excerpt,
      };
    }
  },
};
