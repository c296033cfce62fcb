import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import { carryingTiers, support } from './carrying-tiers.ts';
import type { Gate } from './gate.ts';

/** What may be said depends on who says it: a mouse study cannot carry a benefit, nor a shop a law. */
export const tierForKind: Gate = {
  id: 'tier-for-kind',
  severity: 'error',
  floor: 'error',
  summary: 'Each fact has at least one citation of a tier that may carry its kind.',

  *inspect({ pack, policy }) {
    for (const fact of pack.facts) {
      const { tiers, verdict } = support(fact, pack, policy);
      if (tiers.length === 0 || verdict === 'carried') continue;
      const found = [...new Set(tiers)].join(' and ');
      const { allowed } = carryingTiers(fact, policy);
      if (verdict === 'not-carried')
        yield {
          at: { fact: fact.id, field: 'citations' },
          message: `A fact of kind ${fact.kind} rests on ${found} alone.`,
          remedy: `Cite at least one source of tier ${allowed.join(', ')}.`,
          excerpt: fact.statement,
        };
      else if (!isOneOf(LEGAL_KINDS, fact.kind))
        yield {
          at: { fact: fact.id, field: 'citations' },
          severity: 'warning',
          message: `A fact of kind ${fact.kind} rests on ${found} alone.`,
          remedy: `Add a source of tier ${allowed.slice(0, 4).join(', ')}, if there is one.`,
          excerpt: fact.statement,
        };
    }
  },
};
