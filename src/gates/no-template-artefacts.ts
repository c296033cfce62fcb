import { remembered } from '../remembered.ts';
import type { Gate, Remark } from './gate.ts';

const ARTEFACTS = [
  /\[object \w+\]|\{\{|\}\}|\$\{|<%|%>|\bNaN\b|\b(?:TODO|FIXME|XXX)\b|^(?:null|true|false)$/,
  /\blorem ipsum\b|\b(?:tbd|tbc)\b|\bto be (?:determined|confirmed|written|added|completed)\b/i,
  /\[(?:insert|add|todo|tbd|tbc|citation|source|name|number|date|placeholder|xx?)\b[^\]]{0,80}\]/i,
  // Both are English words too: a role may still be undefined, and a result null.
  /(?<!\b(?:is|are|was|were|be|been|remains?|still|yet|largely|poorly|left|an|the|and|or|,) )\bundefined\b/i,
  /(?<!\b(?:is|are|was|were|a|the|and|or) )\bnull\b(?! (?:hypothes|result|effect|finding|trial|model|outcome))/i,
];

/** What a template lost or garbled must never look like an article. */
export const noTemplateArtefacts: Gate = {
  id: 'no-template-artefacts',
  severity: 'error',
  floor: 'error',
  summary: 'No leftover of a template or placeholder, no empty section, and no fact of the pack lost on the way.',

  *inspect({ document, pack }) {
    const texts = [
      { text: document.title, at: { field: 'title' } },
      ...document.pieces.map(({ text }) => ({ text, at: { field: 'template' } })),
      ...document.statements.map(({ text, fact }) => ({
        text,
        at: fact === undefined ? { field: 'template' } : { fact },
      })),
      ...document.endnotes.map(({ text, source }) => ({
        text,
        at: source === undefined ? { field: 'template' } : { source },
      })),
    ];
    for (const { text, at } of texts) {
      const found = artefactIn(text);
      if (found === undefined) continue;
      const message = `The page shows “${found}”, which no reader should see.`;
      yield {
        at,
        message,
        remedy: 'Mend the fact or the template it comes from.',
        excerpt: text.slice(0, 160),
      } satisfies Remark;
    }
    for (const { id, hasLetters } of document.sections) {
      if (hasLetters) continue;
      yield {
        at: { field: 'template' },
        message: `The section \`${id}\` is empty.`,
        remedy: 'Fill it or leave it out.',
      };
    }
    const shown = new Set(document.statements.map(({ fact }) => fact));
    for (const { id, statement } of pack.facts) {
      if (shown.has(id)) continue;
      yield {
        at: { fact: id },
        message: 'The page does not show this fact.',
        remedy: 'Mend the template so that every fact has its place.',
        excerpt: statement,
      };
    }
  },
};

const artefactIn = remembered((text): string | undefined => {
  for (const artefact of ARTEFACTS) {
    const found = artefact.exec(text);
    if (found !== null) return found[0];
  }
  return undefined;
});
