import { identifiersIn } from '../document/reference-entry.ts';
import { LIST_NOT_READ, listAge, NO_LIST, notRetracted, SAID } from './not-retracted.ts';
import type { TextGate } from './text-gate.ts';
import { placeOf } from './text-subject.ts';

/** As for drafts, on an article's words: no sentence or entry names a work that the list knows as retracted. */
export const notRetractedInText: TextGate = {
  ...notRetracted,

  *inspect(subject) {
    const { document, policy, retractions } = subject;
    const entries = new Map(document.endnotes.toReversed().map((entry) => [entry.text, entry]));
    for (const sentence of document.sentences) {
      const entry = sentence.kind === 'reference' ? entries.get(sentence.text) : undefined;
      const named = [sentence.text, ...sentence.markers.map(({ label }) => label)].flatMap(identifiersIn);
      for (const ids of [...named, ...(entry?.identifiers ?? [])]) {
        const found = retractions?.find(ids);
        if (found === undefined || retractions === undefined) continue;
        yield {
          at: placeOf(sentence),
          severity: found.nature === 'retraction' ? 'error' : 'warning',
          message: `The retraction list of ${retractions.date} says that this work is ${SAID[found.nature]}.`,
          remedy: 'Take the work out, and what rests on it alone, or say what became of it.',
          excerpt: sentence.excerpt,
        };
        break;
      }
    }
    for (const sentence of document.sentences.filter(({ kind, text }) => kind === 'reference' && OWN_WORD.test(text)))
      yield {
        at: placeOf(sentence),
        message: 'The entry itself says that the work is retracted.',
        remedy: 'Take the work out, and what rests on it alone.',
        excerpt: sentence.excerpt,
      };
    if (retractions !== undefined) yield* listAge(subject);
    else yield policy.retractions === undefined ? NO_LIST : LIST_NOT_READ;
  },
};

// As publishers put it into the titles of retracted works.
const OWN_WORD = /\bretracted(?: article)?\s{0,2}[:\])]|\[retracted/i;
