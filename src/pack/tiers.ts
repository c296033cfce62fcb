/** What sort of work a source is, from law to advertising. */
export const TIERS = [
  'statute',
  'regulator',
  'guideline',
  'systematic-review',
  'trial',
  'observational',
  'surveillance',
  'survey',
  'case-report',
  'preclinical',
  'reference-work',
  'news',
  'advocacy',
  'commercial',
] as const;
/** What sort of work a source is. */
export type Tier = (typeof TIERS)[number];

/** How the evidence behind a fact was gathered. */
export const DESIGNS = [
  'systematic-review',
  'rct',
  'observational',
  'surveillance',
  'survey',
  'case-report',
  'animal',
  'in-vitro',
  'guideline',
  'regulator',
  'statute',
  'expert-opinion',
] as const;
/** How the evidence behind a fact was gathered. */
export type Design = (typeof DESIGNS)[number];

/** How sure one may be of a fact, in the words of GRADE. */
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low', 'not-rated'] as const;
/** How sure one may be of a fact, in the words of GRADE. */
export type Certainty = (typeof CERTAINTIES)[number];

/** What has happened to a source since it appeared. */
export const SOURCE_STATUSES = ['current', 'corrected', 'expression-of-concern', 'retracted', 'withdrawn'] as const;
/** What has happened to a source since it appeared. */
export type SourceStatus = (typeof SOURCE_STATUSES)[number];
