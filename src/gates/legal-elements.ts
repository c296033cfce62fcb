import { jurisdictionOf } from '../pack/fact.ts';
import { countryOf, isSubdivision, placeName } from '../pack/places.ts';
import { countriesOf } from './elements.ts';
import type { Gate, Remark, Subject } from './gate.ts';
import { countingFacts, statementsIn } from './rendered-facts.ts';

/** Readers must learn what the law says where they are: a status per place, its regulator's view, and what may change. */
export const legalElements: Gate = {
  id: 'legal-elements',
  severity: 'error',
  floor: 'error',
  summary:
    'Every place the article covers has a legal status, and its regulator a position, from a fit and current source.',

  *inspect(subject) {
    yield* coverage(subject);
    yield* statuses(subject);
    yield* contradictions(subject);
    yield* positions(subject);
    yield* pendingChanges(subject);
    if (!subject.document.pieces.some(({ text }) => text === subject.texts['not-advice']))
      yield {
        at: { field: 'template' },
        element: 'not-advice',
        message: 'The page does not say that it is not medical or legal advice.',
        remedy: 'Show the house text `not-advice` in the legal section.',
      };
  },
};

function* coverage(subject: Subject): Iterable<Remark> {
  const { pack, policy } = subject;
  const facts = countingFacts(subject, 'legal');
  const covered = new Set(facts.flatMap((fact) => (fact.kind === 'legal-status' ? fact.legal.jurisdiction : [])));
  const required = policy.elements.required.includes('jurisdiction-coverage');
  for (const code of new Set([...pack.jurisdictions, ...policy.jurisdictions])) {
    if (covered.has(code)) continue;
    const index = pack.jurisdictions.indexOf(code);
    yield {
      at: { field: index < 0 ? 'jurisdictions' : `jurisdictions.${index}` },
      element: 'jurisdiction-coverage',
      severity: isSubdivision(code) && !isAlone(code, covered) && !required ? 'warning' : 'error',
      message: `The legal section gives no status for ${placeName(code, 'en')} (${code}) from a fit and current source.`,
      remedy: 'Add a fact of kind `legal-status` for it, or take it off `jurisdictions`.',
    };
  }
}

/** Whether readers learn of no law at all that holds in a part of a country: neither its own nor the country's. */
function isAlone(code: string, covered: ReadonlySet<string>): boolean {
  return !covered.has(countryOf(code));
}

function* contradictions({ pack }: Subject): Iterable<Remark> {
  const earlier: { readonly key: string; readonly id: string; readonly status: string }[] = [];
  for (const fact of pack.facts) {
    if (fact.kind !== 'legal-status' || fact.legal.status === undefined) continue;
    const { jurisdiction, form = '', status } = fact.legal;
    const key = `${jurisdiction} ${form.toLowerCase()}`;
    const other = earlier.find((law) => law.key === key && areOpposed(status, law.status));
    earlier.push({ key, id: fact.id, status });
    if (other === undefined) continue;
    yield {
      at: { fact: fact.id, field: 'legal.status' },
      element: 'status',
      message: `The status in ${placeName(jurisdiction, 'en')} (${jurisdiction}) is ${status} here and ${other.status} in \`${other.id}\`.`,
      remedy: 'Find out which holds; if both do, say for which `form` each.',
      excerpt: fact.statement,
    };
  }
}

// Unapproved and permitted can both hold, for a drug and for a plant; banned and permitted cannot.
function areOpposed(one: string, other: string): boolean {
  const banned = ['prohibited', 'controlled'];
  return (banned.includes(one) && other === 'permitted') || (one === 'permitted' && banned.includes(other));
}

function* statuses({ pack }: Subject): Iterable<Remark> {
  for (const fact of pack.facts) {
    if (fact.kind !== 'legal-status' || fact.legal.status !== undefined) continue;
    yield {
      at: { fact: fact.id, field: 'legal' },
      element: 'status',
      message: `“${fact.statement}” gives a law in words only, without a status.`,
      remedy: 'Add `status` to `legal`.',
    };
  }
}

function* positions(subject: Subject): Iterable<Remark> {
  const facts = countingFacts(subject, 'legal').filter(({ kind }) => kind === 'regulator-position');
  for (const [index, country] of countriesOf(subject.pack).entries()) {
    const found = facts.some((fact) => jurisdictionOf(fact) === country);
    if (found) continue;
    const raised = subject.policy.elements.required.includes('regulator-position');
    yield {
      at: { field: 'jurisdictions' },
      element: 'regulator-position',
      severity: index === 0 || raised ? 'error' : 'warning',
      message: `The legal section does not say what the regulator of ${placeName(country, 'en')} (${country}) holds.`,
      remedy: 'Add a fact of kind `regulator-position` for it.',
    };
  }
}

function* pendingChanges(subject: Subject): Iterable<Remark> {
  const shown = new Set(statementsIn(subject, 'legal').map(({ fact }) => fact.id));
  for (const fact of subject.pack.facts) {
    if (fact.kind !== 'pending-change') continue;
    const { expected } = fact.legal;
    if (expected !== undefined && expected < subject.today.slice(0, expected.length))
      yield {
        at: { fact: fact.id, field: 'legal.expected' },
        element: 'pending-change',
        severity: 'warning',
        message: `The change was expected for ${expected}, which is past.`,
        remedy: 'Find out what became of it, and say so.',
        excerpt: fact.statement,
      };
    if (shown.has(fact.id)) continue;
    yield {
      at: { fact: fact.id },
      element: 'pending-change',
      message: 'The pack knows of a change of law that the page does not show.',
      remedy: 'Show facts of kind `pending-change` in the legal section of the template.',
    };
  }
}
