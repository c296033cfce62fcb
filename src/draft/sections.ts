import type { Fact } from '../pack/fact.ts';
import type { Kind } from '../pack/kinds.ts';

/** A part of an article: which facts it shows, under which heading, and what it is for. */
export interface SectionPlan {
  readonly id: string;
  readonly role: 'body' | 'safety' | 'legal';
  readonly parts: readonly PartPlan[];
}

/** A sub-part: the facts of some kinds, or only those that a test lets in. */
export interface PartPlan {
  /** The key of its heading and, where it stands for a required element, the element's id. */
  readonly id: string;
  readonly kinds: readonly Kind[];
  readonly only?: (fact: Fact) => boolean;
  /** Shown without a heading of its own, as the section's opening. */
  readonly plain?: true;
}

const serious = (fact: Fact): boolean => fact.kind === 'adverse-effect' && fact.serious;

/** The sections of a health topic that are made of facts, in reading order; safety comes before anything on amounts. */
export const SECTIONS: readonly SectionPlan[] = [
  {
    id: 'what-it-is',
    role: 'body',
    parts: [
      { id: 'identity', kinds: ['identity'], plain: true },
      { id: 'traditional-use', kinds: ['traditional-use'], plain: true },
      { id: 'product', kinds: ['product'] },
      { id: 'mechanism', kinds: ['mechanism'] },
    ],
  },
  { id: 'evidence', role: 'body', parts: [{ id: 'efficacy', kinds: ['efficacy'], plain: true }] },
  {
    id: 'safety',
    role: 'safety',
    parts: [
      { id: 'serious-adverse-effects', kinds: ['adverse-effect'], only: serious },
      { id: 'adverse-effects', kinds: ['adverse-effect'], only: (fact) => !serious(fact) },
      { id: 'interactions', kinds: ['interaction'] },
      { id: 'contraindications', kinds: ['contraindication'] },
      { id: 'pregnancy', kinds: ['pregnancy'] },
      { id: 'lactation', kinds: ['lactation'] },
      { id: 'minors', kinds: ['minors'] },
      { id: 'dependence', kinds: ['dependence'] },
      { id: 'overdose', kinds: ['overdose'] },
      { id: 'seek-care', kinds: ['seek-care'] },
      { id: 'product-quality', kinds: ['product-quality'] },
      { id: 'report-channel', kinds: ['report-channel'] },
    ],
  },
  { id: 'amounts-studied', role: 'body', parts: [{ id: 'dose-studied', kinds: ['dose-studied'], plain: true }] },
  { id: 'legal', role: 'legal', parts: [] },
  {
    id: 'care',
    role: 'safety',
    parts: [
      { id: 'do-not-stop', kinds: ['do-not-stop'], plain: true },
      { id: 'alternative', kinds: ['alternative'] },
    ],
  },
  { id: 'not-known', role: 'safety', parts: [{ id: 'uncertainty', kinds: ['research-gap'], plain: true }] },
];

/** The parts of the legal section below its table. */
export const LEGAL_PARTS: readonly PartPlan[] = [
  { id: 'regulator-position', kinds: ['regulator-position'] },
  { id: 'regulator-action', kinds: ['regulator-action'] },
  { id: 'pending-change', kinds: ['pending-change'] },
];

/** The facts of a part, in the order of the pack; a declared absence stands where what is absent would. */
export function factsOf(part: PartPlan, facts: readonly Fact[]): readonly Fact[] {
  const found: Fact[] = [];
  for (const fact of facts) if (belongs(fact, part)) found.push(fact);
  return found;
}

function belongs(fact: Fact, part: PartPlan): boolean {
  if (fact.kind === 'no-evidence') return placeOfAbsence(fact.about) === part.id;
  return part.kinds.includes(fact.kind) && (part.only?.(fact) ?? true);
}

/** The part in which a declared absence is shown. */
function placeOfAbsence(about: string): string {
  const parts = [...SECTIONS.flatMap((section) => section.parts), ...LEGAL_PARTS];
  return parts.some(({ id }) => id === about) ? about : 'uncertainty';
}
