import { PRECLINICAL } from './carrying-tiers.ts';
import type { Gate } from './gate.ts';

/** What happened in mice or dishes has not happened in people, and the sentence itself must say so. */
export const preclinicalLabelled: Gate = {
  id: 'preclinical-labelled',
  severity: 'error',
  floor: 'error',
  summary: 'A fact from animals or the laboratory says so in its own statement.',

  *inspect({ pack }) {
    for (const fact of pack.facts) {
      const design = fact.evidence?.design;
      if (design !== 'animal' && design !== 'in-vitro') continue;
      if (PRECLINICAL.test(fact.statement)) continue;
      yield {
        at: { fact: fact.id, field: 'statement' },
        message: `“${fact.statement}” comes from ${design === 'animal' ? 'animals' : 'the laboratory'} but does not say so.`,
        remedy: 'Say it in the sentence: “In mice, …”, “In laboratory tests, …”.',
        excerpt: fact.statement,
      };
    }
  },
};
