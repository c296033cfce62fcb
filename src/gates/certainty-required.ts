import { showsCertainty } from '../draft/statement-view.ts';
import { certaintyOf } from '../pack/fact.ts';
import { factOf, type Gate } from './gate.ts';

/** Readers must be told how sure one may be of what is said to help or to harm. */
export const certaintyRequired: Gate = {
  id: 'certainty-required',
  severity: 'error',
  floor: 'error',
  summary: 'Each fact on benefit or harm has a GRADE certainty, shown in words beside it.',

  *inspect(subject) {
    for (const fact of subject.pack.facts) {
      if (!showsCertainty(fact) || certaintyOf(fact) !== undefined) continue;
      yield {
        at: { fact: fact.id, field: 'evidence' },
        message: `A fact of kind ${fact.kind} has no certainty.`,
        remedy: 'Add `certainty` to `evidence`: high, moderate, low, very-low or not-rated.',
        excerpt: fact.statement,
      };
    }
    for (const statement of subject.document.statements) {
      const fact = factOf(subject, statement.fact);
      const certainty = fact === undefined || !showsCertainty(fact) ? undefined : certaintyOf(fact);
      const words = certainty === undefined ? undefined : subject.texts[`certainty.${certainty}`];
      if (fact === undefined || words === undefined) continue;
      if (subject.document.blocks[statement.block]?.text.includes(words)) continue;
      yield {
        at: { fact: fact.id, field: 'evidence' },
        message: `The page shows “${statement.text}” without its certainty, “${words}”, in the same paragraph.`,
        remedy: 'Show the certainty of every group of statements in the template.',
        excerpt: statement.text,
      };
    }
  },
};
