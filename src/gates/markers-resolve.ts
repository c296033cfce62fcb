import { citationResolves } from './citation-resolves.ts';
import type { TextGate } from './text-gate.ts';
import { saidBy } from './text-subject.ts';

const NUMBERED = /^\[?\^?[\d¹²³⁰⁴-⁹,\s–-]+\]?$/u;

// Nobody who sets more in one sentence reads on.
const MOST_IN_A_SENTENCE = 20;
const REMEDY =
  'Add the entry to the reference list, with author, title, year and DOI or address; a seller’s page is none.';

const isMarker = (label: string): boolean => label.startsWith('[^') || label.startsWith('[@') || NUMBERED.test(label);

/** As for drafts, on an article's markers: each must lead to an entry by which somebody can find the work. */
export const markersResolve: TextGate = {
  ...citationResolves,

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const lost = sentence.markers.filter(({ label, target }) => target === '' && isMarker(label));
      const at = sentence.position ?? { line: 1, column: 1 };
      for (const { label } of lost.slice(0, MOST_IN_A_SENTENCE))
        yield {
          at,
          message: `The marker ${label} leads to no entry by which a reader could find the work.`,
          remedy: REMEDY,
          excerpt: sentence.excerpt,
        };
      if (lost.length > MOST_IN_A_SENTENCE)
        yield {
          at,
          message: `Nor do ${lost.length - MOST_IN_A_SENTENCE} more markers of this sentence lead to one.`,
          remedy: REMEDY,
          excerpt: sentence.excerpt,
        };
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
