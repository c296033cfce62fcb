import { addDays } from '../pack/calendar-date.ts';
import type { CslItem } from '../pack/csl-item.ts';
import type { Gate } from './gate.ts';
import { isPlaceholder } from './placeholder.ts';

const LEGAL_TYPES: readonly string[] = [
  'bill',
  'legal_case',
  'legislation',
  'regulation',
  'treaty',
  'hearing',
  'patent',
];
const CONTAINED: readonly string[] = [
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'entry',
  'paper-conference',
];

/** A reader must be able to find the work: without a title or a way to it, the citation supports nothing. */
export const sourceComplete: Gate = {
  id: 'source-complete',
  severity: 'error',
  floor: 'error',
  summary: 'Each source has a title, a DOI, PMID, web address or legal reference, and no date in the future.',

  *inspect({ pack, today }) {
    // Journals date their issues months ahead; nobody reads ahead.
    const latest = { issued: addDays(today, AHEAD_DAYS), accessed: today };
    for (const { id, csl } of pack.sources) {
      const lost = [
        (csl.title === undefined || isPlaceholder(csl.title)) && 'a title',
        !canBeFound(csl) && 'a DOI, PMID, URL or legal reference',
      ].filter(Boolean);
      if (lost.length > 0)
        yield {
          at: { source: id, field: 'csl' },
          message: `A reader cannot find this source: it has no ${lost.join(' and not ').replace(/^a /, '')}.`,
          remedy: 'Add it to `csl`.',
        };
      const missed = desirable(csl);
      if (missed.length > 0)
        yield {
          at: { source: id, field: 'csl' },
          severity: 'warning',
          message: `The source has no ${missed.join(', no ')}.`,
          remedy: 'Add it to `csl` where the work gives it.',
        };
      for (const [field, date] of laterThan(latest, csl))
        yield {
          at: { source: id, field: `csl.${field}` },
          message: `The source is ${field === 'issued' ? 'dated' : 'said to be read on'} ${date}, after today, ${today}.`,
          remedy: 'Give the date that the work itself gives, and the day on which it was read.',
        };
      if (csl.URL?.startsWith('http:'))
        yield {
          at: { source: id, field: 'csl.URL' },
          severity: 'warning',
          message: 'The web address is plain http, which anyone on the way can change.',
          remedy: 'Use the https address if there is one.',
        };
    }
  },
};

function canBeFound(csl: CslItem): boolean {
  if (csl.DOI !== undefined || csl.PMID !== undefined || csl.PMCID !== undefined || csl.URL !== undefined) return true;
  if (csl.ISBN !== undefined) return true;
  return (
    LEGAL_TYPES.includes(csl.type) && [csl.number, csl.section, csl.volume, csl.page].some((part) => part !== undefined)
  );
}

function desirable(csl: CslItem): readonly string[] {
  const missed: string[] = [];
  if (csl.author === undefined && csl.authority === undefined && csl.editor === undefined) missed.push('author');
  if (CONTAINED.includes(csl.type) && csl['container-title'] === undefined) missed.push('container-title');
  if (csl.issued === undefined && csl.accessed === undefined) missed.push('date');
  if (csl.type === 'webpage' && csl.accessed === undefined) missed.push('date of access');
  return missed;
}

const AHEAD_DAYS = 183;

type Dated = 'issued' | 'accessed';

function laterThan(latest: Readonly<Record<Dated, string>>, csl: CslItem): readonly (readonly [Dated, string])[] {
  return (['issued', 'accessed'] as const).flatMap((field) => {
    const parts = csl[field]?.['date-parts']?.[0];
    if (parts === undefined) return [];
    const date = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
    return date > latest[field].slice(0, date.length) ? [[field, date] as const] : [];
  });
}
