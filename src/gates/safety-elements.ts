import type { Fact } from '../pack/fact.ts';
import { SAFETY_ELEMENTS, type SafetyElement } from './elements.ts';
import type { Gate, Subject } from './gate.ts';
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
    for (const element of SAFETY_ELEMENTS) {
      const asked = element.severity(subject.pack);
      if (asked === undefined || declaredAbsent(element, inSafety)) continue;
      const missing = element.missing(element.anywhere ? anywhere : inSafety, subject.pack);
      if (missing === undefined) continue;
      const severity = subject.policy.elements.required.includes(element.id) ? 'error' : asked;
      yield {
        at: placeFor(element, subject),
        element: element.id,
        severity,
        message: `The safety section does not say, with a fit and current source, ${missing}.`,
        remedy: element.remedy,
      };
    }
  },
};

// Absence can be declared for what research may not have looked at, never for help that always exists.
const NEVER_ABSENT = ['overdose', 'seek-care', 'crisis-line', 'do-not-stop', 'uncertainty', 'adverse-effects'];

function declaredAbsent(element: SafetyElement, facts: readonly Fact[]): boolean {
  if (NEVER_ABSENT.includes(element.id)) return false;
  return facts.some((fact) => fact.kind === 'no-evidence' && fact.about === element.id);
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
