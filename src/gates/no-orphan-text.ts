import { collapse } from '../document/collapse.ts';
import { placeName } from '../pack/places.ts';
import { personOf } from '../policy/policy.ts';
import { factOf, type Gate, type Subject } from './gate.ts';

/** Nothing reaches a reader that nobody answers for: every text is a fact, a source, a field of the pack or a house text. */
export const noOrphanText: Gate = {
  id: 'no-orphan-text',
  severity: 'error',
  floor: 'error',
  summary: 'Every text on the page is a fact in its exact words, a source, a field of the pack or a text of the house.',

  *inspect(subject) {
    for (const { fact: id, text } of subject.document.statements) {
      const fact = factOf(subject, id);
      if (fact !== undefined && collapse(fact.statement) === text) continue;
      yield {
        at: fact === undefined ? { field: 'facts' } : { fact: fact.id, field: 'statement' },
        message:
          fact === undefined
            ? `The page shows “${text}” as a fact that the pack does not have.`
            : `The page words the fact as “${text}”, not as the pack does.`,
        remedy: 'Mend the template: it must print statements as they are.',
        excerpt: text,
      };
    }
    const isKnown = knownTexts(subject);
    for (const { text } of subject.document.pieces) {
      if (!/[\p{L}\p{N}]/u.test(text) || isKnown(text)) continue;
      yield {
        at: { field: 'template' },
        message: `The page says “${text}”, which is neither a fact nor a text of the house.`,
        remedy: 'Make it a fact with a source, or a text in the template’s text file.',
        excerpt: text,
      };
    }
    const sources = new Set(subject.pack.sources.map(({ id }) => id));
    for (const { source, text } of subject.document.endnotes) {
      if (source !== undefined && sources.has(source)) continue;
      const message = `The reference list shows “${text}”, which is no source of the pack.`;
      yield { at: { field: 'sources' }, message, remedy: 'Mend the template.', excerpt: text };
    }
  },
};

/** Whether a text is one that the page may show outside facts and references. */
function knownTexts(subject: Subject): (text: string) => boolean {
  const { pack, policy, texts } = subject;
  const fields = new Set<string>(
    [
      pack.title,
      policy.publisher.name,
      pack.commercialInterest,
      ...(pack.corrections ?? []).map(({ text }) => text),
      ...pack.facts
        .flatMap((fact) => {
          const contact = 'contact' in fact ? fact.contact : undefined;
          const legal = 'legal' in fact ? fact.legal : undefined;
          const code = contact?.jurisdiction ?? legal?.jurisdiction;
          return [
            contact?.name,
            contact?.tel,
            legal?.form,
            code === undefined ? undefined : placeName(code, pack.locale),
          ];
        })
        .filter((text) => text !== undefined),
      ...pack.jurisdictions.map((code) => placeName(code, pack.locale)),
    ].map(collapse),
  );
  const months = Object.entries(texts)
    .filter(([key]) => key.startsWith('month.'))
    .map(([, month]) => quote(month));
  const gaps: Readonly<Record<string, string>> = {
    substance: quote(pack.topic.substance.name),
    condition: quote(pack.topic.condition.name),
    authors: quote(pack.contributors.map(({ id }) => personOf(policy, id)?.name ?? id).join(', ')),
    number: '\\d+',
    age: '\\d+',
    letter: '[a-z]+',
    day: '\\d{1,2}',
    month: `(?:${months.join('|')})`,
    year: '\\d{4}',
  };
  const patterns: RegExp[] = [/^\d{4}$/];
  for (const text of Object.values(texts)) {
    if (!text.includes('{')) fields.add(collapse(text));
    else {
      // A gap that is not known here matches nothing: a template cannot open a hole by naming a new one.
      const parts = collapse(text).split(/\{(\w+)\}/);
      patterns.push(
        new RegExp(
          `^${parts.map((part, index) => (index % 2 === 0 ? quote(part) : (gaps[part] ?? '(?!)'))).join('')}$`,
          'u',
        ),
      );
    }
  }
  return (text) => fields.has(text) || patterns.some((pattern) => pattern.test(text));
}

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
