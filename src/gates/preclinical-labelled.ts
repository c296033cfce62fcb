import type { Gate } from './gate.ts';

const LABELS: Readonly<Record<'animal' | 'in-vitro', RegExp>> = {
  animal:
    /\b(animals?|mice|mouse|murine|rats?|rodents?|rabbits?|dogs?|pigs?|piglets?|monkeys?|primates?|zebrafish|guinea pigs?|hamsters?|fruit flies|worms?)\b/i,
  'in-vitro':
    /\b(cells?|cultured?|laborator(y|ies)|labs?|test.tubes?|in vitro|petri|biochemical|chemical (analys[ie]s|fingerprints?)|enzymes?|receptors?|assays?|samples?|tissue|tests? of)\b/i,
};

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
      if (LABELS[design].test(fact.statement) || LABELS.animal.test(fact.statement)) continue;
      yield {
        at: { fact: fact.id, field: 'statement' },
        message: `“${fact.statement}” comes from ${design === 'animal' ? 'animals' : 'the laboratory'} but does not say so.`,
        remedy: 'Say it in the sentence: “In mice, …”, “In laboratory tests, …”.',
        excerpt: fact.statement,
      };
    }
  },
};
