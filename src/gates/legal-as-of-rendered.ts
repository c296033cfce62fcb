import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import type { Gate } from './gate.ts';
import { statementsIn } from './rendered-facts.ts';

/** Law goes stale: wherever a legal fact stands in the legal section, the date for which it holds must stand beside it. */
export const legalAsOfRendered: Gate = {
  id: 'legal-as-of-rendered',
  severity: 'error',
  floor: 'error',
  summary: 'Each legal statement shows its as-of date in the same row or block, and no date lies in the future.',

  *inspect(subject) {
    for (const { statement, fact } of statementsIn(subject, 'legal')) {
      if (!isOneOf(LEGAL_KINDS, fact.kind)) continue;
      if (subject.document.blocks[statement.block]?.dates.includes(fact.asOf)) continue;
      yield {
        at: { fact: fact.id, field: 'asOf' },
        element: 'as-of',
        message: `The page shows “${statement.text}” without the date ${fact.asOf} for which it holds.`,
        remedy: 'Show `<time datetime>` with the as-of date in the same row or list item of the template.',
        excerpt: statement.text,
      };
    }
    for (const fact of subject.pack.facts) {
      if (!('legal' in fact)) continue;
      if (fact.asOf > subject.today)
        yield {
          at: { fact: fact.id, field: 'asOf' },
          element: 'as-of',
          message: `The as-of date ${fact.asOf} lies after today, ${subject.today}.`,
          remedy: 'Give the day on which the law was seen to be so.',
        };
      const { effective } = fact.legal;
      if (effective !== undefined && fact.kind !== 'pending-change' && effective > subject.today)
        yield {
          at: { fact: fact.id, field: 'legal.effective' },
          element: 'pending-change',
          message: `The law takes effect on ${effective}, after today, ${subject.today}, but is told as if it held.`,
          remedy: 'Make it a fact of kind `pending-change` until that day.',
        };
    }
  },
};
