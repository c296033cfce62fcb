import { reviewDue } from '../policy/review-due.ts';
import type { Gate } from './gate.ts';

/** A fact holds until somebody should have looked again; after that, nobody knows. */
export const reviewBy: Gate = {
  id: 'review-by',
  severity: 'error',
  floor: 'error',
  summary: 'No fact is past the day by which its source had to be read again.',

  *inspect({ pack, policy, today }) {
    for (const fact of pack.facts) {
      const due = reviewDue(fact, policy);
      if (due < today)
        yield {
          at: { fact: fact.id, field: fact.verified === undefined ? 'asOf' : 'verified' },
          message: `The source of this ${fact.kind} fact had to be read again by ${due}; today is ${today}.`,
          remedy: 'Read the source again, mend the fact if it changed, and set `verified`.',
          excerpt: fact.statement,
        };
      for (const field of ['asOf', 'verified'] as const) {
        const date = fact[field];
        if (date === undefined || date <= today || (field === 'asOf' && 'legal' in fact)) continue;
        yield {
          at: { fact: fact.id, field },
          message: `\`${field}\` is ${date}, after today, ${today}: nobody can have looked yet.`,
          remedy: 'Give the day on which the source was read.',
        };
      }
    }
  },
};
