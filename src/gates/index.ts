import { certaintyRequired } from './certainty-required.ts';
import { citationResolves } from './citation-resolves.ts';
import { commercialDisclosure } from './commercial-disclosure.ts';
import { crisisResource } from './crisis-resource.ts';
import { factHasCitation } from './fact-has-citation.ts';
import type { Gate } from './gate.ts';
import { headingOrder } from './heading-order.ts';
import { identifierValid } from './identifier-valid.ts';
import { LANGUAGE_GATES } from './language-gates.ts';
import { legalAsOfRendered } from './legal-as-of-rendered.ts';
import { legalElements } from './legal-elements.ts';
import { legalPrimarySource } from './legal-primary-source.ts';
import { locatorPresent } from './locator-present.ts';
import { noDosingAdvice } from './no-dosing-advice.ts';
import { noOrphanText } from './no-orphan-text.ts';
import { noTemplateArtefacts } from './no-template-artefacts.ts';
import { notRetracted } from './not-retracted.ts';
import { preclinicalLabelled } from './preclinical-labelled.ts';
import { requiredSections } from './required-sections.ts';
import { reviewBy } from './review-by.ts';
import { safetyBeforeUse } from './safety-before-use.ts';
import { safetyElements } from './safety-elements.ts';
import { sourceComplete } from './source-complete.ts';
import { tierForKind } from './tier-for-kind.ts';

/** Every gate of the house, in the order in which reports list them. */
export const GATES: readonly Gate[] = [
  requiredSections,
  safetyBeforeUse,
  noOrphanText,
  headingOrder,
  noTemplateArtefacts,
  factHasCitation,
  citationResolves,
  sourceComplete,
  identifierValid,
  locatorPresent,
  notRetracted,
  tierForKind,
  preclinicalLabelled,
  certaintyRequired,
  safetyElements,
  crisisResource,
  noDosingAdvice,
  ...LANGUAGE_GATES,
  legalElements,
  legalPrimarySource,
  legalAsOfRendered,
  reviewBy,
  commercialDisclosure,
];
