import type { Gate, Remark } from './gate.ts';

const TEMPLATE = { field: 'template' } as const;

/** People who listen to a page walk it by its headings. */
export const headingOrder: Gate = {
  id: 'heading-order',
  severity: 'error',
  floor: 'error',
  summary: 'One first-level heading, no level skipped, no empty heading, no id used twice.',

  *inspect({ document }) {
    const { headings, ids } = document;
    const remark = (message: string, excerpt: string): Remark => ({
      at: TEMPLATE,
      message,
      remedy: 'Mend the template.',
      excerpt,
    });
    const first = headings.filter(({ level }) => level === 1).length;
    if (first !== 1) yield remark(`The page has ${first} first-level headings, expected one.`, document.title);
    for (const [index, { level, text }] of headings.entries()) {
      const before = headings[index - 1]?.level ?? 0;
      if (level > before + 1)
        yield remark(`“${text}” is a heading of level ${level} after one of level ${before}.`, text);
      if (!/\p{L}/u.test(text)) yield remark(`A heading of level ${level} is empty.`, text);
    }
    for (const id of new Set(ids.filter((candidate, index) => ids.indexOf(candidate) !== index)))
      yield remark(`The id \`${id}\` is on the page twice.`, id);
  },
};
