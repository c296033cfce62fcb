import { citationResolves } from './citation-resolves.ts';
import type { TextGate } from './text-gate.ts';
import { saidBy } from './text-subject.ts';

const NUMBERED = /^\[?\^?[\d¹²³⁰⁴-⁹,\s–-]+\]?$/u;

/** As for drafts, on an article's markers: each must lead to an entry by which somebody can find the work. */
export const markersResolve: TextGate = {
  ...citationResolves,

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      for (const { label, target } of sentence.markers) {
        if (target !== '' || !(NUMBERED.test(label) || label.startsWith('[^') || label.startsWith('[@'))) continue;
        yield {
          at: sentence.position ?? { line: 1, column: 1 },
          message: `The marker ${label} leads to no entry by which a reader could find the work.`,
          remedy:
            'Add the entry to the reference list, with author, title, year and DOI or address; a seller’s page is none.',
          excerpt: sentence.excerpt,
        };
      }
    }
    const entries = subject.document.endnotes;
    if (entries.length === 0 && !subject.document.sentences.some(({ isCited }) => isCited))
      yield {
        at: subject.document.sentences.at(-1)?.position ?? { line: 1, column: 1 },
        message: 'The article cites nothing: it has no references, and no marker or link that leads to a work.',
        remedy: 'Cite a source for every sentence that readers may act on.',
      };
  },
};
