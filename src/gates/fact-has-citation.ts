import type { Fact } from '../pack/fact.ts';
import { sourceOf } from '../pack/resolved-pack.ts';
import type { Gate } from './gate.ts';

/** A sentence without a source is an opinion, whoever writes it. */
export const factHasCitation: Gate = {
  id: 'fact-has-citation',
  severity: 'error',
  floor: 'error',
  summary: 'Each fact cites at least one source, and each statement on the page shows its marker.',

  *inspect({ pack, document }) {
    for (const fact of pack.facts) {
      if (fact.citations.length > 0) continue;
      yield {
        at: { fact: fact.id },
        message: `The fact “${fact.statement}” cites no source.`,
        remedy: 'Add a citation with a source and a locator, or leave the fact out.',
        excerpt: fact.statement,
      };
    }
    // A citation of a source that the pack lacks has no marker to show; citation-resolves speaks of it.
    const resolves = ({ citations }: Fact): boolean =>
      citations.some(({ source }) => sourceOf(pack, source) !== undefined);
    const cited = new Set(pack.facts.filter(resolves).map(({ id }) => id));
    for (const { fact, markers, text } of document.statements) {
      if (fact === undefined || markers.length > 0 || !cited.has(fact)) continue;
      yield {
        at: { fact },
        message: `The page shows “${text}” without the marker of its source.`,
        remedy: 'Render the markers of every statement in the template, and cite sources that the pack has.',
        excerpt: text,
      };
    }
  },
};
