import type { Sentence } from '../document/document.ts';
import { isAttributed, isInQuotes } from '../language/clause.ts';
import type { Match } from '../language/lexicon.ts';
import type { Fact } from '../pack/fact.ts';
import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import { weighed } from './doubt.ts';
import { isPlainLaw } from './plain-law.ts';
import type { TextGate } from './text-gate.ts';
import { factBehind, leadsAnywhere, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** The law differs by place and by date; a sentence that lumps places together misleads somebody. */
export const noBlanketLegality: TextGate = {
  id: 'no-blanket-legality',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence speaks of the law without a place, a date and a source.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const said = subject.lexicon
        .find('blanketLegality', sentence.text)
        .filter((match) => !isOthers(subject, sentence, match));
      const [found] = said;
      if (found === undefined || isOfLegalKind(factBehind(subject, sentence)) || isLaw(subject, sentence)) continue;
      if (IS_NO_PROOF.test(sentence.text) || isTrade(subject, sentence, found)) continue;
      yield weighed(subject, sentence, said, isPlainLaw, {
        at: placeOf(sentence),
        message: `“${found.text}” speaks of the law without saying whose, and as of when.`,
        remedy: 'Name the place, the law and the date on which it was looked up, with the source.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

// Others' words, quoted or called wrong; to repeat what sellers say of the law is no better than to say it.
function isOthers({ lexicon }: TextSubject, { text }: Sentence, match: Match): boolean {
  const [isQuoted, isTold] = [isInQuotes(text, match), isAttributed(text, match, lexicon)];
  return (isQuoted && isTold) || ((isQuoted || isTold) && lexicon.has('falsehood', text));
}

// What states did in a year is history, and no advice on what holds where the reader is.
const WAS_DONE = /\b(?:restricted|banned|prohibited|withdrew|suspended|scheduled|outlawed|legali[sz]ed)\b/i;

// A place that does or holds something, or a place by name and a year, with a source: a statement about the law, whatever words it uses.
function isLaw({ lexicon }: TextSubject, { text, isCited }: Sentence): boolean {
  if (!isCited) return false;
  if (lexicon.find('places', text)[0]?.index === 0) return true;
  if (!/\b(?:19|20)\d\d\b/.test(text)) return false;
  return /\b(?:in|of|by|under) (?:the )?\p{Lu}/u.test(text) || WAS_DONE.test(text);
}

// Its place and date stand beside it, and gates of their own see to them.
function isOfLegalKind(fact: Fact | undefined): boolean {
  return fact !== undefined && isOneOf(LEGAL_KINDS, fact.kind);
}

// “That it is sold freely does not make it harmless.”
const IS_NO_PROOF =
  /\b(?:does not (?:mean|make|show|prove)|doesn't (?:mean|make)|is (?:not for that reason|no proof|no guarantee|no sign)|says nothing about)\b/i;

/** Whether a sourced article only says as what a thing is traded, which is no word on the law. */
function isTrade(subject: TextSubject, { text }: Sentence, { index }: Match): boolean {
  return (
    /^(?:sold|available) (?:\w{1,12} )?as (?:an? )?(?:food|dietary|health) /i.test(text.slice(index)) &&
    leadsAnywhere(subject)
  );
}
