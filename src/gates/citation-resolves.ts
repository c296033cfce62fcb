import { sourceOf } from '../pack/resolved-pack.ts';
import { factOf, type Gate, type Remark, type Subject } from './gate.ts';

/** A marker that leads nowhere, or to another work, is worse than none: it looks like support. */
export const citationResolves: Gate = {
  id: 'citation-resolves',
  severity: 'error',
  floor: 'error',
  summary: 'Each citation names a source of the pack, and each marker on the page leads to that source in the list.',

  *inspect(subject) {
    yield* citations(subject);
    yield* markers(subject);
    yield* unusedSources(subject);
  },
};

function* citations({ pack }: Subject): Iterable<Remark> {
  for (const fact of pack.facts) {
    for (const [index, { source }] of fact.citations.entries()) {
      if (sourceOf(pack, source) !== undefined) continue;
      yield {
        at: { fact: fact.id, field: `citations.${index}.source` },
        message: `The citation names the source \`${source}\`, which the pack does not have.`,
        remedy: 'Add the source, or name one that is there.',
        excerpt: fact.statement,
      };
    }
  }
}

function* markers(subject: Subject): Iterable<Remark> {
  const notes = new Map(subject.document.endnotes.map((note) => [note.id, note]));
  for (const statement of subject.document.statements) {
    const fact = factOf(subject, statement.fact);
    if (fact === undefined) continue;
    for (const { target, label } of statement.markers) {
      const note = notes.get(target);
      if (note?.source !== undefined && note.text !== '' && fact.citations.some(({ source }) => source === note.source))
        continue;
      yield {
        at: { fact: fact.id, field: 'citations' },
        message: `The marker ${label} on the page does not lead to a source that the fact cites.`,
        remedy: 'Mend the template: each marker must point at its own entry of the reference list.',
        excerpt: statement.text,
      };
    }
  }
}

function* unusedSources({ pack }: Subject): Iterable<Remark> {
  const cited = new Set(pack.facts.flatMap((fact) => fact.citations.map(({ source }) => source)));
  for (const { id } of pack.sources) {
    if (cited.has(id)) continue;
    yield {
      at: { source: id },
      severity: 'warning',
      message: `No fact cites the source \`${id}\`.`,
      remedy: 'Cite it or delete it: a longer list of sources supports nothing.',
    };
  }
}
