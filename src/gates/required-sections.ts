import type { Gate } from './gate.ts';
import { statementsIn } from './rendered-facts.ts';

const REQUIRED = [
  { id: 'what-it-is', name: 'what it is', kinds: 'identity' },
  { id: 'evidence', name: 'what the evidence shows', kinds: 'efficacy' },
  { id: 'safety', name: 'safety', kinds: 'adverse-effect, interaction and the other safety kinds' },
  { id: 'legal', name: 'legal status', kinds: 'legal-status and regulator-position' },
] as const;

/** An article without its safety or its legal section is not an article this house prints; a bare heading is not a section. */
export const requiredSections: Gate = {
  id: 'required-sections',
  severity: 'error',
  floor: 'error',
  summary: 'The sections on identity, evidence, safety and law, and the references, are there and made of facts.',

  *inspect(subject) {
    const { sections, endnotes } = subject.document;
    const ancestors = (id: string | undefined): readonly string[] => {
      const section = sections.find((candidate) => candidate.id === id);
      return section === undefined ? [] : [section.id, ...ancestors(section.parent)];
    };
    const filled = new Set(statementsIn(subject).flatMap(({ statement }) => ancestors(statement.section)));
    for (const { id, name, kinds } of REQUIRED) {
      if (filled.has(id)) continue;
      yield {
        at: { field: 'facts' },
        element: id,
        message: `The page has no facts in its section on ${name}.`,
        remedy: `Add facts of kind ${kinds}.`,
      };
    }
    if (endnotes.length === 0)
      yield {
        at: { field: 'sources' },
        element: 'references',
        message: 'The page has no references.',
        remedy: 'Cite sources in the facts.',
      };
  },
};
