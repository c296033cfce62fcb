import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted } from './asserted.ts';
import { isHeadOfClaims } from './claims-table.ts';
import { weighed } from './doubt.ts';
import { beforeOf, isTold } from './plain.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, paragraphHas, placeOf, saidBy, type TextSubject } from './text-subject.ts';

const TELLS = /\b(?:recommend|say|state|advise|report|suggest|guarantee|promise|set|publish|consider|hold)/i;

/** Who sells a thing is no authority on what it does. */
export const selfOrVendorSource: TextGate = {
  id: 'self-or-vendor-source',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence leans on a seller, a brand or a trade association.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const found = asserted(subject, 'vendorAuthority', sentence).find(
        ({ index, text }) =>
          TELLS.test(sentence.text.slice(index + text.length - 12)) &&
          !/\bbest[- ]$/i.test(sentence.text.slice(0, index)),
      );
      if (found === undefined || isHeadOfClaims(sentence.text) || isQuotedToDispute(subject, sentence)) continue;
      yield weighed(subject, sentence, [found], isToldOf, {
        at: placeOf(sentence),
        message: `“${found.text}” has something to sell.`,
        remedy: 'Cite somebody who gains nothing: a regulator, a guideline, a study.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

/** Whether a seller's word is passed on, neither quoted nor called into doubt. */
function isToldOf(subject: TextSubject, sentence: Sentence, match: Match): boolean {
  if (sentence.kind !== 'text' || beforeOf(sentence.text, match).split(' ').length > FEW_WORDS) return false;
  return isTold(subject, sentence, match) && !DOUBTS.some((list) => subject.lexicon.has(list, sentence.text));
}

const FEW_WORDS = 3;
const DOUBTS = ['doubt', 'disputes', 'falsehood'] as const;

// "The amount that kills has been close to the amount that sellers advise."
const HARMS =
  /\b(?:kill(?:s|ed)?|died|deaths?|fatal|lethal|poison(?:ed|ing)|illegal(?:ly)?|mislead(?:s|ing)?|misled|false(?:ly)?|unlawful)\b/i;

/** Whether a seller's words are quoted, with a work of the paragraph that speaks against them. */
function isQuotedToDispute(subject: TextSubject, sentence: Sentence): boolean {
  if (sentence.isCited && HARMS.test(sentence.text)) return true;
  return sentence.text.includes('"') && isCitedAround(subject, sentence) && paragraphHas(subject, sentence, 'disputes');
}
