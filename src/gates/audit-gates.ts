import { bylineAndReview } from './byline-and-review.ts';
import { duplicateContent } from './duplicate-content.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { keywordStuffing } from './keyword-stuffing.ts';
import { LANGUAGE_GATES } from './language-gates.ts';
import { legalElementsInText } from './legal-elements-in-text.ts';
import { markersResolve } from './markers-resolve.ts';
import { noDosingAdviceInText } from './no-dosing-advice.ts';
import { notRetractedInText } from './not-retracted-in-text.ts';
import { paragraphCited } from './paragraph-cited.ts';
import { readability } from './readability.ts';
import { safetyElementsInText } from './safety-elements-in-text.ts';
import type { TextGate } from './text-gate.ts';

/** The gates that an existing article meets, in the order of the report. */
export const AUDIT_GATES: readonly TextGate[] = [
  hiddenCharacters,
  ...LANGUAGE_GATES,
  noDosingAdviceInText,
  markersResolve,
  paragraphCited,
  notRetractedInText,
  safetyElementsInText,
  legalElementsInText,
  bylineAndReview,
  keywordStuffing,
  duplicateContent,
  readability,
];
