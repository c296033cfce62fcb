import type { Role, Statement } from '../document/document.ts';
import type { Fact } from '../pack/fact.ts';
import { sourceOf } from '../pack/resolved-pack.ts';
import { reviewDue } from '../policy/review-due.ts';
import { rememberedLast } from '../remembered.ts';
import { support } from './carrying-tiers.ts';
import { factOf, type Subject } from './gate.ts';
import { isOnlyCaution } from './only-caution.ts';

/** The statements of the page that stand in sections of a role, each with the fact it renders. */
export function statementsIn(subject: Subject, role?: Role): readonly { statement: Statement; fact: Fact }[] {
  const roles = new Map(subject.document.sections.map((section) => [section.id, section.role]));
  const found: { statement: Statement; fact: Fact }[] = [];
  for (const statement of subject.document.statements) {
    const fact = factOf(subject, statement.fact);
    if (fact === undefined) continue;
    if (role === undefined || roles.get(statement.section ?? '') === role) found.push({ statement, fact });
  }
  return found;
}

/** The facts that count towards an element: shown where they belong, carried by a fit source, not past their date, and more than a phrase of caution. */
export function countingFacts(subject: Subject, role?: Role): readonly Fact[] {
  const facts = new Set(
    statementsIn(subject, role).flatMap(({ statement, fact }) => (statement.markers.length > 0 ? [fact] : [])),
  );
  const known = countingOn(subject);
  return [...facts].filter((fact) => {
    const isCounting = known.get(fact) ?? counts(fact, subject);
    known.set(fact, isCounting);
    return isCounting;
  });
}

// Gates ask for the facts of one section and of all, one after the other.
const countingOn = rememberedLast((_: Subject) => new Map<Fact, boolean>());

function counts(fact: Fact, { pack, policy, today, lexicon }: Subject): boolean {
  if (isOnlyCaution(fact.statement, lexicon)) return false;
  const resolves = fact.citations.some(({ source }) => sourceOf(pack, source) !== undefined);
  return resolves && support(fact, pack, policy).verdict !== 'not-carried' && reviewDue(fact, policy) >= today;
}
