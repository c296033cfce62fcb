import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { isBare } from './bare.ts';
import type { Remark } from './gate.ts';
import { informs } from './informs.ts';
import type { TextSubject } from './text-subject.ts';

/** Whether a sentence says a phrase so plainly that no fair editor would let it pass, wherever it stood. */
export type IsPlain = (subject: TextSubject, sentence: Sentence, match: Match) => boolean;

/** A remark on phrases of a sentence: sure if any of them is plain, or else, in an article that informs, a matter for an editor's eye. */
export function weighed(
  subject: TextSubject,
  sentence: Sentence,
  found: readonly Match[],
  isPlain: IsPlain,
  remark: Remark,
): Remark {
  if (!leavesDoubt(subject, sentence)) return remark;
  if (found.some((match) => isBare(subject, sentence, match) && isPlain(subject, sentence, match))) return remark;
  return { ...remark, message: `${remark.message} ${DOUBT}`, severity: 'warning' };
}

/** What a warning says that is for an editor to judge. */
export const DOUBT = 'Here it may be fair: an editor should look at it.';

/** Whether words may be fair in spite of what they say: never in what is built here, and only in an article that informs. */
function leavesDoubt(subject: TextSubject, { fact }: Sentence): boolean {
  return fact === undefined && informs(subject);
}
