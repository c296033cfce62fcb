import * as z from 'zod';
import { type Digest, digestValue } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { isCalendarDate } from '../pack/calendar-date.ts';

const Entry = z
  .strictObject({
    doi: z.string().min(1).optional(),
    pmid: z.union([z.string(), z.int().transform(String)]).optional(),
    nature: z.enum(['retraction', 'expression-of-concern', 'correction']).default('retraction'),
    reason: z.string().max(1000).optional(),
  })
  .refine((entry) => entry.doi !== undefined || entry.pmid !== undefined, { error: 'an entry with `doi` or `pmid`' });

const List = z.strictObject({
  schema: z.literal('imprimatur.retractions/v1'),
  date: z.string().refine(isCalendarDate, { error: 'a day such as 2026-11-23' }),
  origin: z.string().max(400).optional(),
  entries: z.array(Entry),
});

/** One retracted, corrected or doubted work. */
export type RetractionEntry = z.output<typeof Entry>;

/** What is known to be retracted, as of a date: looked up by DOI (in any case) or PMID. */
export interface RetractionList {
  readonly date: string;
  readonly digest: Digest;
  find(ids: { readonly doi?: string; readonly pmid?: string }): RetractionEntry | undefined;
}

/** Reads a retraction list (JSON, `imprimatur.retractions/v1`); anything else is `invalid`, since a missing list must not pass. */
export function readRetractions(path: string, text: string): RetractionList {
  let parsed: ReturnType<typeof List.safeParse>;
  try {
    parsed = List.safeParse(JSON.parse(text));
  } catch (cause) {
    throw new ImprimaturError('invalid', `${path}: found something that is not JSON, expected a retraction list`, {
      cause,
    });
  }
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ImprimaturError(
      'invalid',
      `${path}: ${issue?.path.join('.') ?? ''}: expected ${issue?.message ?? 'a retraction list'}`,
    );
  }
  const byDoi = new Map<string, RetractionEntry>();
  const byPmid = new Map<string, RetractionEntry>();
  for (const entry of parsed.data.entries) {
    if (entry.doi !== undefined) byDoi.set(bareDoi(entry.doi), entry);
    if (entry.pmid !== undefined) byPmid.set(entry.pmid, entry);
  }
  return {
    date: parsed.data.date,
    digest: digestValue(parsed.data),
    find: ({ doi, pmid }) =>
      (doi === undefined ? undefined : byDoi.get(bareDoi(doi))) ?? (pmid === undefined ? undefined : byPmid.get(pmid)),
  };
}

/** A DOI without `doi:` or a resolver's address before it, in lower case: DOIs are the same in any case (DOI Handbook §2.4). */
function bareDoi(doi: string): string {
  return doi
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '');
}
