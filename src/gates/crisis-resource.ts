import { factOf, type Gate } from './gate.ts';

/** A reader in crisis may not read on: help must come first, with a number that can be dialled. */
export const crisisResource: Gate = {
  id: 'crisis-resource',
  severity: 'error',
  floor: 'error',
  summary: 'Where the condition can be a crisis, crisis lines stand before the article proper, with number or address.',
  applies: ({ pack }) => pack.topic.condition.crisis,

  *inspect(subject) {
    const { document, pack } = subject;
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
      else if (tel !== undefined && !document.blocks[line.block]?.text.includes(tel))
        yield {
          at: { fact: fact.id, field: 'contact' },
          element: 'crisis-line',
          message: `The page does not show the number ${tel} beside the crisis line.`,
          remedy: 'Show the contact of every crisis line in the template.',
        };
    }
  },
};
