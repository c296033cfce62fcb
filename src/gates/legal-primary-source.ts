import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import { support } from './carrying-tiers.ts';
import type { Gate } from './gate.ts';

/** Secondary accounts of the law contradict each other: a legal fact should rest on the statute or the regulator. */
export const legalPrimarySource: Gate = {
  id: 'legal-primary-source',
  severity: 'warning',
  floor: 'warning',
  summary: 'Each legal fact cites a statute or a regulator; anything less is named with its tier.',

  *inspect({ pack, policy }) {
    for (const fact of pack.facts) {
      if (!isOneOf(LEGAL_KINDS, fact.kind)) continue;
      const { verdict, tiers } = support(fact, pack, policy);
      if (verdict !== 'warned') continue;
      yield {
        at: { fact: fact.id, field: 'citations' },
        message: `This law rests on ${[...new Set(tiers)].join(' and ')} alone, not on a statute or regulator.`,
        remedy: 'Cite the statute or the regulator itself.',
        excerpt: fact.statement,
      };
    }
  },
};
