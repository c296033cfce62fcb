/** Kinds that say how a thing can hurt, and what to do then: the safety section's facts. */
export const SAFETY_KINDS = [
  'adverse-effect',
  'interaction',
  'contraindication',
  'pregnancy',
  'lactation',
  'minors',
  'dependence',
  'overdose',
] as const;

/** Kinds that point a reader to help. */
export const HELP_KINDS = ['seek-care', 'crisis-line', 'report-channel'] as const;

/** Kinds that say whether a thing works, or what works instead. */
export const BENEFIT_KINDS = ['efficacy', 'alternative', 'do-not-stop'] as const;

/** Kinds that say what the law and its regulators say. */
export const LEGAL_KINDS = [
  'legal-status',
  'age-limit',
  'regulator-position',
  'regulator-action',
  'pending-change',
] as const;

/** Kinds that describe the thing itself and what is not known of it. */
export const DESCRIPTIVE_KINDS = [
  'identity',
  'traditional-use',
  'product',
  'mechanism',
  'research-gap',
  'no-evidence',
] as const;

/** Kinds about what is in the product and in what amounts it was studied. */
export const PRODUCT_KINDS = ['product-quality', 'dose-studied'] as const;

/** Every kind of fact. */
export const KINDS = [
  ...DESCRIPTIVE_KINDS,
  ...PRODUCT_KINDS,
  ...BENEFIT_KINDS,
  ...SAFETY_KINDS,
  ...HELP_KINDS,
  ...LEGAL_KINDS,
] as const;

/** What a fact is about; it decides the section it belongs to, the sources it needs and when it must be read again. */
export type Kind = (typeof KINDS)[number];

/** Whether a kind is one of a group. */
export function isOneOf<Group extends string>(group: readonly Group[], kind: string): kind is Group {
  return (group as readonly string[]).includes(kind);
}

/** Traits of a substance that ask for more of its safety section. */
export const RISK_TRAITS = ['psychoactive', 'opioid-receptor', 'sedative'] as const;
