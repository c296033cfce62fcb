import { factOf, type Gate } from './gate.ts';

/** Who reads how much people took must have read first how it can hurt. */
export const safetyBeforeUse: Gate = {
  id: 'safety-before-use',
  severity: 'error',
  floor: 'error',
  summary: 'The safety section comes before anything on amounts or use in studies.',
  applies: ({ pack }) => pack.facts.some(({ kind }) => kind === 'dose-studied'),

  *inspect(subject) {
    const { sections, statements } = subject.document;
    const safety = sections.find(({ id, hasLetters }) => id === 'safety' && hasLetters);
    const orders = new Map(sections.map(({ id, order }) => [id, order]));
    for (const { fact, section, text } of statements) {
      if (fact === undefined || factOf(subject, fact)?.kind !== 'dose-studied') continue;
      if (safety !== undefined && (orders.get(section ?? '') ?? -1) > safety.order) continue;
      yield {
        at: { fact },
        message: `The page tells an amount, “${text}”, before its safety section.`,
        remedy: 'Put the safety section first in the template.',
        excerpt: text,
      };
    }
  },
};
