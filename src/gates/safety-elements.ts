import { didYouMean } from '../pack/did-you-mean.ts';
import type { Fact } from '../pack/fact.ts';
import { sourceOf } from '../pack/resolved-pack.ts';
import type { Tier } from '../pack/tiers.ts';
import { SAFETY_ELEMENTS, type SafetyElement } from './elements.ts';
import type { Gate, Remark, Subject } from './gate.ts';
import { countingFacts } from './rendered-facts.ts';

/** Readers must learn how a thing can hurt them and what to do then, element by element; a heading or a caution meets none. */
export const safetyElements: Gate = {
  id: 'safety-elements',
  severity: 'error',
  floor: 'error',
  summary: 'Every element of an adequate safety section is on the page, from a fit and current source.',

  *inspect(subject) {
    const inSafety = countingFacts(subject, 'safety');
    const anywhere = countingFacts(subject);
    yield* unknownAbsences(subject);
    for (const element of SAFETY_ELEMENTS) {
      const required = subject.policy.elements.required.includes(element.id);
      const asked = required ? 'error' : element.severity(subject.pack);
      if (asked === undefined || declaredAbsent(element, inSafety, subject)) continue;
      const missing = element.missing(element.anywhere ? anywhere : inSafety, subject.pack);
      if (missing === undefined) continue;
      yield {
        at: placeFor(element, subject),
        element: element.id,
        severity: asked,
        message: `The safety section does not say, with a fit and current source, ${missing}.`,
        remedy: element.remedy,
      };
    }
  },
};

// Absence can be declared for what research may not have looked at, never for help that always exists.
const NEVER_ABSENT = ['overdose', 'seek-care', 'crisis-line', 'do-not-stop', 'uncertainty', 'adverse-effects'];

// Only somebody who has looked can say that nothing is there.
const LOOKED: readonly Tier[] = ['systematic-review', 'guideline', 'regulator', 'reference-work'];

function declaredAbsent(element: SafetyElement, facts: readonly Fact[], { pack }: Subject): boolean {
  if (NEVER_ABSENT.includes(element.id)) return false;
  return facts.some(
    (fact) =>
      fact.kind === 'no-evidence' &&
      fact.about === element.id &&
      (namesSearch(fact.statement) ||
        fact.citations.some(({ source }) => LOOKED.includes(sourceOf(pack, source)?.tier ?? 'commercial'))),
  );
}

const SEARCHED = /\bsearch(?:ed|es)?\b/i;
const WHERE =
  /\b(?:pubmed|medline|embase|cochrane|central|lactmed|cinahl|psycinfo|amed|scopus|web of science|google scholar|clinicaltrials\.gov|toxnet|databases?|registr(?:y|ies|ers?))\b/i;
const WHEN = /\b(?:19|20)\d\d\b/;

/** Whether a statement says what was searched, and when, so that anybody can search again. */
function namesSearch(statement: string): boolean {
  return [SEARCHED, WHERE, WHEN].every((pattern) => pattern.test(statement));
}

function* unknownAbsences({ pack }: Subject): Iterable<Remark> {
  const known = SAFETY_ELEMENTS.map(({ id }) => id);
  for (const fact of pack.facts) {
    if (fact.kind !== 'no-evidence' || known.includes(fact.about)) continue;
    const meant = didYouMean(fact.about, known);
    yield {
      at: { fact: fact.id, field: 'about' },
      message: `The fact says that nothing is known of \`${fact.about}\`, which is no element of the safety section.`,
      remedy: meant === undefined ? `Name one of ${known.join(', ')}.` : `Did you mean \`${meant}\`?`,
      excerpt: fact.statement,
    };
  }
}

/** The place where the missing fact would go: beside the facts of its kind, or where the list of facts starts. */
function placeFor(element: SafetyElement, { pack }: Subject) {
  const kind =
    {
      'adverse-effects': 'adverse-effect',
      'serious-adverse-effects': 'adverse-effect',
      interactions: 'interaction',
      contraindications: 'contraindication',
    }[element.id] ?? element.id;
  const near = pack.facts.findLast((fact) => fact.kind === kind);
  return near === undefined ? { field: 'facts' } : { fact: near.id };
}
