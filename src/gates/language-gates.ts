import { anecdoteNotEvidence } from './anecdote-not-evidence.ts';
import { boilerplateNotSubstance } from './boilerplate-not-substance.ts';
import { certaintyWording } from './certainty-wording.ts';
import { diseaseClaim } from './disease-claim.ts';
import { hypeTerms } from './hype-terms.ts';
import { mechanismNotBenefit } from './mechanism-not-benefit.ts';
import { noBlanketLegality } from './no-blanket-legality.ts';
import { noEncourageUse } from './no-encourage-use.ts';
import { safeMessaging } from './safe-messaging.ts';
import { safetyAssurance } from './safety-assurance.ts';
import { selfOrVendorSource } from './self-or-vendor-source.ts';
import { substitutionClaim } from './substitution-claim.ts';
import type { TextGate } from './text-gate.ts';
import { vagueAuthority } from './vague-authority.ts';

/** The gates on what sentences say: the same for drafts and for articles that were written elsewhere. */
export const LANGUAGE_GATES: readonly TextGate[] = [
  diseaseClaim,
  substitutionClaim,
  safetyAssurance,
  certaintyWording,
  mechanismNotBenefit,
  anecdoteNotEvidence,
  vagueAuthority,
  selfOrVendorSource,
  noEncourageUse,
  noBlanketLegality,
  safeMessaging,
  hypeTerms,
  boilerplateNotSubstance,
];
