import { type Contact, certaintyOf, type Fact } from '../pack/fact.ts';
import { RISK_TRAITS } from '../pack/kinds.ts';
import { countryOf, placeName } from '../pack/places.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { Severity } from '../policy/policy.ts';
import { isPlaceholder } from './placeholder.ts';

/** A thing that an adequate safety section says, and how to see that it does. */
export interface SafetyElement {
  readonly id: string;
  /** What it is called in a sentence: "says nothing on …". */
  readonly name: string;
  /** Whether it counts wherever the page says it, and not only in its safety sections. */
  readonly anywhere?: true;
  /** How grave its absence is for this pack; `undefined` where it is not asked for. */
  severity(pack: ResolvedPack): Severity | undefined;
  /** What is missing in words, given the facts that count; `undefined` when nothing is. */
  missing(facts: readonly Fact[], pack: ResolvedPack): string | undefined;
  readonly remedy: string;
}

const always = (): Severity => 'error';
const advised = (): Severity => 'warning';

/** The countries a pack covers: those it names, and those whose parts it names. */
export function countriesOf(pack: ResolvedPack): readonly string[] {
  return [...new Set(pack.jurisdictions.map(countryOf))];
}

const GENERIC =
  /^(?:(?:all|any|some|most|other|certain|many|various|the|a|an|of|and|or|kinds?|types?|sorts?|else)\s+)*(?:people|persons?|everyone|everybody|anyone|anybody|someone|adults|users?|patients|individuals|humans?|medicines?|medications?|drugs?|meds|substances?|things?|anything|everything|something|others?|supplements?|herbs?|else)(?:\s+else)?$/i;

/** Whether a name names somebody or something, and not everybody, anything or nothing yet. */
function isSpecific(name: string): boolean {
  return !isPlaceholder(name) && !GENERIC.test(name.trim());
}

function canBeReached(contact: { readonly tel?: string; readonly url?: string } | undefined): contact is Contact {
  return contact?.tel !== undefined || contact?.url !== undefined;
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

const atLeast =
  (count: number, kind: Fact['kind'], what: string, counts: (fact: Fact) => boolean = () => true) =>
  (facts: readonly Fact[]): string | undefined => {
    const found = facts.filter((fact) => fact.kind === kind && counts(fact));
    if (count === 1) return found.length > 0 ? undefined : what;
    // The same words twice are one effect.
    const different = new Set(found.map(({ statement }) => wordsOf(statement))).size;
    return different >= count ? undefined : `${what} (found ${different}, expected at least ${count})`;
  };

const perCountry =
  (kind: 'overdose' | 'crisis-line', what: string) =>
  (facts: readonly Fact[], pack: ResolvedPack): string | undefined => {
    const covered = new Set(
      facts.flatMap((fact) =>
        fact.kind === kind && canBeReached(fact.contact) ? countryOf(fact.contact.jurisdiction) : [],
      ),
    );
    const without = countriesOf(pack).filter((country) => !covered.has(country));
    return without.length === 0
      ? undefined
      : `${what} in ${without.map((code) => `${placeName(code, 'en')} (${code})`).join(', ')}`;
  };

/** The elements of an adequate safety section, in the order in which a page shows them. */
export const SAFETY_ELEMENTS: readonly SafetyElement[] = [
  {
    id: 'adverse-effects',
    name: 'side effects',
    severity: always,
    missing: atLeast(2, 'adverse-effect', 'two named side effects'),
    remedy: 'Add facts of kind `adverse-effect`, each with its source.',
  },
  {
    id: 'serious-adverse-effects',
    name: 'serious harms',
    severity: always,
    missing: atLeast(1, 'adverse-effect', 'a serious harm', (fact) => fact.kind === 'adverse-effect' && fact.serious),
    remedy: 'Add an `adverse-effect` with `serious: true`, or declare its absence with a `no-evidence` fact.',
  },
  {
    id: 'interactions',
    name: 'interactions',
    severity: always,
    missing: atLeast(
      1,
      'interaction',
      'an interaction that names a medicine or substance',
      (fact) => fact.kind === 'interaction' && fact.with.some(isSpecific),
    ),
    remedy: 'Add a fact of kind `interaction` with `with: [names]`.',
  },
  {
    id: 'contraindications',
    name: 'who should not use it',
    severity: always,
    missing: atLeast(
      1,
      'contraindication',
      'a group of people who are told not to use it',
      (fact) => fact.population !== undefined && isSpecific(fact.population),
    ),
    remedy: 'Add a fact of kind `contraindication` with a `population`.',
  },
  {
    id: 'pregnancy',
    name: 'pregnancy',
    severity: always,
    missing: atLeast(1, 'pregnancy', 'anything on pregnancy'),
    remedy: 'Add a fact of kind `pregnancy`.',
  },
  {
    id: 'lactation',
    name: 'breastfeeding',
    severity: advised,
    missing: atLeast(1, 'lactation', 'anything on breastfeeding'),
    remedy: 'Add a fact of kind `lactation`, or declare its absence with a `no-evidence` fact.',
  },
  {
    id: 'minors',
    name: 'children and teenagers',
    severity: advised,
    missing: atLeast(1, 'minors', 'anything on people under 18'),
    remedy: 'Add a fact of kind `minors`.',
  },
  {
    id: 'dependence',
    name: 'dependence and withdrawal',
    severity: ({ topic }) =>
      RISK_TRAITS.some((trait) => topic.substance.traits.includes(trait)) ? 'error' : undefined,
    missing: atLeast(1, 'dependence', 'anything on dependence or withdrawal'),
    remedy: 'Add a fact of kind `dependence`: the substance acts on the mind.',
  },
  {
    id: 'overdose',
    name: 'what to do after an overdose',
    severity: always,
    missing: perCountry('overdose', 'what to do after an overdose, and whom to call,'),
    remedy: 'Add a fact of kind `overdose` with a `contact` for each country the article covers.',
  },
  {
    id: 'seek-care',
    name: 'when to get medical care',
    severity: always,
    missing: atLeast(1, 'seek-care', 'when to get medical care'),
    remedy: 'Add a fact of kind `seek-care`.',
  },
  {
    id: 'crisis-line',
    name: 'a crisis line',
    severity: ({ topic }) => (topic.condition.crisis ? 'error' : undefined),
    missing: perCountry('crisis-line', 'a crisis line'),
    remedy: 'Add a fact of kind `crisis-line` for each country the article covers.',
  },
  {
    id: 'do-not-stop',
    name: 'not stopping treatment',
    severity: ({ topic }) => (topic.condition.standardTreatment ? 'error' : undefined),
    missing: atLeast(1, 'do-not-stop', 'that prescribed treatment must not be stopped or replaced'),
    remedy: 'Add a fact of kind `do-not-stop`: the condition has a standard treatment.',
  },
  {
    id: 'product-quality',
    name: 'product quality',
    severity: always,
    missing: atLeast(1, 'product-quality', 'what may be in the product'),
    remedy: 'Add a fact of kind `product-quality`.',
  },
  {
    id: 'report-channel',
    name: 'where to report a bad reaction',
    severity: advised,
    missing: atLeast(
      1,
      'report-channel',
      'where to report a bad reaction',
      (fact) => fact.kind === 'report-channel' && canBeReached(fact.contact),
    ),
    remedy: 'Add a fact of kind `report-channel`.',
  },
  {
    id: 'uncertainty',
    name: 'what is not known',
    anywhere: true,
    severity: always,
    missing: (facts) =>
      facts.some((fact) => fact.kind === 'research-gap' || certaintyOf(fact) === 'very-low')
        ? undefined
        : 'what is not known',
    remedy: 'Add a fact of kind `research-gap`.',
  },
];

/** The elements of an adequate legal section. */
export const LEGAL_ELEMENT_IDS: readonly string[] = [
  'jurisdiction-coverage',
  'status',
  'as-of',
  'instrument',
  'regulator-position',
  'pending-change',
  'not-advice',
];
