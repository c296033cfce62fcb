import type { Fact } from '../pack/fact.ts';
import { type Kind, LEGAL_KINDS, SAFETY_KINDS } from '../pack/kinds.ts';
import { type ResolvedPack, sourceOf } from '../pack/resolved-pack.ts';
import { TIERS, type Tier } from '../pack/tiers.ts';
import type { Policy } from '../policy/policy.ts';
import { remembered } from '../remembered.ts';

/** Which tiers may carry a fact alone, and which may only with a warning that prints the tier. */
export interface CarryingTiers {
  readonly allowed: readonly Tier[];
  readonly warned: readonly Tier[];
}

const allBut = (...left: Tier[]): readonly Tier[] => TIERS.filter((tier) => !left.includes(tier));

const BENEFIT: CarryingTiers = {
  allowed: ['guideline', 'systematic-review', 'trial', 'regulator', 'reference-work'],
  warned: ['news'],
};
const HARM: CarryingTiers = { allowed: allBut('news', 'advocacy', 'commercial'), warned: ['news'] };
const LAW: CarryingTiers = { allowed: ['statute', 'regulator'], warned: ['reference-work', 'news', 'guideline'] };
const HELP: CarryingTiers = {
  allowed: ['regulator', 'statute', 'guideline', 'reference-work', 'systematic-review'],
  warned: ['news', 'advocacy'],
};
const DESCRIPTION: CarryingTiers = { allowed: allBut('commercial'), warned: [] };

const ROWS: readonly (readonly [readonly Kind[], CarryingTiers])[] = [
  [['efficacy', 'alternative', 'do-not-stop'], BENEFIT],
  [[...SAFETY_KINDS, 'product-quality', 'dose-studied'], HARM],
  [LEGAL_KINDS, LAW],
  [['crisis-line', 'report-channel', 'seek-care'], HELP],
  [['identity', 'product', 'mechanism', 'traditional-use', 'research-gap', 'no-evidence'], DESCRIPTION],
];

// Weaker designs may carry a finding about benefit only where readers are told, in the sentence itself, what they are.
/** Words by which a sentence says that it tells of animals or of a laboratory, not of people. */
export const PRECLINICAL =
  /\b(in (?:\w+ ){0,3}(animals?|mice|mouse|rats?|rodents?|rabbits?|dogs?|pigs?|piglets?|monkeys?|primates?|zebrafish|guinea pigs?|hamsters?|flies|worms?|cells?|cultures?|vitro|tissue|microsomes|dishes|laborator(y|ies)|labs?|test.tubes?)|(animal|mouse|rat|rodent|rabbit|dog|pig|monkey|cell|laboratory|lab|test.tube|culture|biochemical|receptor|enzyme|binding) (stud(y|ies)|tests?|experiments?|work|research|models?|assays?|analys[ie]s|data)|(mice|rats|rodents|rabbits|dogs|pigs|piglets|monkeys|hamsters|zebrafish|animals|cells) (given|fed|treated|that|which|exposed|showed|lost|carrying|injected|bred|kept|from)|(given|fed) to (\w+ )?(mice|rats|rodents|rabbits|dogs|pigs|monkeys|animals)|murine|in.vitro|petri|assays?|chemical (analys[ie]s|fingerprints?)|samples?|tests? of)\b/i;

const NAMED_DESIGNS: readonly (readonly [Tier, RegExp])[] = [
  [
    'observational',
    /\b(observational|cohort|case.control|cross.sectional|registr(y|ies)|followed|database|(?:one|a|an|in|this|another|\d{4}|small|large|\w+an) (?:\w+ ){0,2}study|(?:two|three|four|five|\d+) (?:\w+ ){0,2}studies|records of)\b/i,
  ],
  ['survey', /\b(survey(s|ed)?|questionnaires?|polls?|polled|respondents?)\b/i],
  [
    'surveillance',
    /\b(surveillance|poison.cent(er|re)s?|reporting system|reports? (?:of|from|to)|(?:was|were|been) reported|monitoring)\b/i,
  ],
  [
    'case-report',
    /\b(case (reports?|series|stud(y|ies))|(one|an?) (\w+ )?(patient|person|man|woman)|single patient|doctors? (have )?(reported|described)|(\d+|one|two|three|four|five|several) (\w+ )?cases?|cases? of)\b/i,
  ],
  ['preclinical', PRECLINICAL],
];

const designsNamedIn = remembered((statement) =>
  NAMED_DESIGNS.filter(([, words]) => words.test(statement)).map(([tier]) => tier),
);

/** The tiers that may carry a fact, by its kind, its words and the house's own, stricter choice. */
export function carryingTiers(fact: Fact, policy: Policy): CarryingTiers {
  const row = ROWS.find(([kinds]) => kinds.includes(fact.kind))?.[1] ?? { allowed: [], warned: [] };
  const named = fact.kind === 'efficacy' ? designsNamedIn(fact.statement) : [];
  const house = policy.tiers[fact.kind];
  const permitted = (tier: Tier): boolean => house === undefined || house.includes(tier);
  return { allowed: [...row.allowed, ...named].filter(permitted), warned: row.warned.filter(permitted) };
}

/** The tiers of the sources that a fact cites, and whether they may carry it. */
export function support(
  fact: Fact,
  pack: ResolvedPack,
  policy: Policy,
): { readonly tiers: readonly Tier[]; readonly verdict: 'carried' | 'warned' | 'not-carried' } {
  const tiers: Tier[] = [];
  for (const { source } of fact.citations) {
    const tier = sourceOf(pack, source)?.tier;
    if (tier !== undefined) tiers.push(tier);
  }
  const { allowed, warned } = carryingTiers(fact, policy);
  if (tiers.some((tier) => allowed.includes(tier))) return { tiers, verdict: 'carried' };
  return { tiers, verdict: tiers.some((tier) => warned.includes(tier)) ? 'warned' : 'not-carried' };
}
