import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import type { Gate } from './gate.ts';
import { isPlaceholder } from './placeholder.ts';

/** A citation of a whole law or report leaves the reader to search it; a locator says where to look. */
export const locatorPresent: Gate = {
  id: 'locator-present',
  severity: 'error',
  floor: 'error',
  summary: 'Each citation says where in its source to look: an error for law, a warning elsewhere.',

  *inspect({ pack }) {
    for (const fact of pack.facts) {
      for (const [index, { locator, source }] of fact.citations.entries()) {
        if (locator !== undefined && !isPlaceholder(locator)) continue;
        yield {
          at: { fact: fact.id, field: `citations.${index}` },
          severity: isOneOf(LEGAL_KINDS, fact.kind) ? 'error' : 'warning',
          message: `The citation of \`${source}\` does not say where in it to look.`,
          remedy: 'Add `locator` and `label`, such as `{ locator: 326, label: page }`.',
          excerpt: fact.statement,
        };
      }
    }
  },
};
