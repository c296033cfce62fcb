import { countryOf, placeName } from '../pack/places.ts';
import { elsewhere } from './crisis-lines.ts';
import { factOf, type Gate, type Remark } from './gate.ts';

/** A reader in crisis may not read on: help must come first, with a number that can be dialled. */
export const crisisResource: Gate = {
  id: 'crisis-resource',
  severity: 'error',
  floor: 'error',
  summary: 'Where the condition can be a crisis, crisis lines stand before the article proper, with number or address.',
  applies: ({ pack }) => pack.topic.condition.crisis || isCrisis(pack.topic.condition),

  *inspect(subject) {
    const { document, pack } = subject;
    if (!pack.topic.condition.crisis) {
      yield {
        at: { field: 'topic.condition.crisis' },
        element: 'crisis-line',
        message: `People with ${pack.topic.condition.name} may be in danger of their lives, yet the pack says \`crisis: false\`.`,
        remedy: 'Set it to true, and add facts of kind `crisis-line`.',
      };
      return;
    }
    const lines = document.statements.filter(({ fact }) => factOf(subject, fact)?.kind === 'crisis-line');
    if (lines.length === 0)
      yield {
        at: { field: 'topic.condition.crisis' },
        element: 'crisis-line',
        message: `The page on ${pack.topic.condition.name} shows no crisis line.`,
        remedy: 'Add facts of kind `crisis-line`, one for each country the article covers.',
      };
    const body = document.sections.find(({ role }) => role === 'body');
    const orders = new Map(document.sections.map(({ id, order }) => [id, order]));
    for (const line of lines) {
      const fact = factOf(subject, line.fact);
      if (fact?.kind !== 'crisis-line') continue;
      if (body !== undefined && (orders.get(line.section ?? '') ?? Infinity) > body.order)
        yield {
          at: { fact: fact.id },
          element: 'crisis-line',
          message: 'The crisis line stands after the article has begun.',
          remedy: 'Show crisis lines before the first section of the body in the template.',
          excerpt: line.text,
        };
      const { tel, url } = fact.contact;
      if (tel === undefined && url === undefined)
        yield {
          at: { fact: fact.id, field: 'contact' },
          element: 'crisis-line',
          message: 'The crisis line has neither a number nor an address.',
          remedy: 'Add `tel` or `url` to `contact`.',
        };
      else if (tel !== undefined && !shows(document.blocks[line.block]?.text ?? '', tel))
        yield {
          at: { fact: fact.id, field: 'contact' },
          element: 'crisis-line',
          message: `The page does not show the number ${tel} beside the crisis line.`,
          remedy: 'Show the contact of every crisis line in the template.',
        };
      if (tel !== undefined && !agrees(fact.statement, tel))
        yield {
          at: { fact: fact.id, field: 'contact.tel' },
          element: 'crisis-line',
          message: `The contact has the number ${tel}, the statement gives another.`,
          remedy: 'Give in both the number that the source gives.',
          excerpt: fact.statement,
        };
      if (tel !== undefined) yield* answersElsewhere(fact, fact.contact.jurisdiction, tel);
    }
  },
};

function* answersElsewhere(
  fact: { readonly id: string; readonly statement: string },
  given: string,
  tel: string,
): Iterable<Remark> {
  const other = elsewhere(countryOf(given), tel);
  if (other === undefined) return;
  yield {
    at: { fact: fact.id, field: 'contact.tel' },
    element: 'crisis-line',
    message: `The number ${tel} is given for ${placeName(given, 'en')} (${given}), but answers in ${placeName(other, 'en')} (${other}).`,
    remedy: `Give a line that answers in ${placeName(given, 'en')}, and call it before you publish.`,
    excerpt: fact.statement,
  };
}

// Mood, psychotic and substance disorders, and intentional self-harm (ICD-10 chapters V and XX); the names for packs without a code.
const CRISIS_CODES = /^(?:F1[0-689]|F2\d|F3\d|X[67]\d|X8[0-4])/;
const CRISIS_NAMES =
  /\b(?:depress\w*|suicid\w*|self-harm\w*|bipolar|mania|psychosis|psychotic|schizo\w*|ptsd|post-traumatic|addiction|substance use|opioid (?:use|withdrawal)|alcohol (?:use|dependence))/i;

function isCrisis({ name, icd10 }: { readonly name: string; readonly icd10?: string }): boolean {
  return (icd10 !== undefined && CRISIS_CODES.test(icd10)) || CRISIS_NAMES.test(name);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Whether a text shows a number as a number of its own: 988 is not shown by 1988. */
function shows(text: string, tel: string): boolean {
  return numbersIn(text).some((number) => number === digitsOf(tel));
}

/** Whether the statement names no number, or this one among others; a country code may be left out. */
function agrees(statement: string, tel: string): boolean {
  const numbers = numbersIn(statement).filter((number) => number.length >= 3 && !/^(?:19|20)\d\d$/.test(number));
  const wanted = digitsOf(tel);
  return (
    numbers.length === 0 ||
    numbers.some((number) => wanted.endsWith(number.replace(/^0/, '')) || number.endsWith(wanted))
  );
}

function numbersIn(text: string): readonly string[] {
  return (text.match(/\+?\d(?:[\d ()./-]{0,24}\d)?/g) ?? []).flatMap((found) => [
    digitsOf(found),
    ...found.split(/ {2,}|[/]/).map(digitsOf),
  ]);
}
