import { certaintyOf, type Fact, jurisdictionOf } from '../pack/fact.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import { CERTAINTIES } from '../pack/tiers.ts';

/** The three to five facts a hurried reader must not miss: the answer, the gravest risk, the law, what to do. */
export function keyPoints(pack: ResolvedPack): readonly Fact[] {
  const of = (kind: Fact['kind'], test: (fact: Fact) => boolean = () => true): Fact | undefined =>
    pack.facts.find((fact) => fact.kind === kind && test(fact));
  const [home] = pack.jurisdictions;
  const chosen = [
    of('efficacy'),
    surest(pack.facts.filter((fact) => fact.kind === 'adverse-effect' && fact.serious)),
    of('interaction'),
    of('legal-status', (fact) => jurisdictionOf(fact) === home),
    of('do-not-stop'),
  ];
  return chosen.filter((fact): fact is Fact => fact !== undefined);
}

function surest(facts: readonly Fact[]): Fact | undefined {
  const rank = (fact: Fact): number => CERTAINTIES.indexOf(certaintyOf(fact) ?? 'not-rated');
  return [...facts].sort((a, b) => rank(a) - rank(b))[0];
}
