import * as z from 'zod';
import { isCalendarDate } from './calendar-date.ts';
import { LEGAL_KINDS } from './kinds.ts';
import { JurisdictionCode } from './places.ts';
import { LocalId } from './source.ts';
import { CERTAINTIES, DESIGNS } from './tiers.ts';
import { WebAddress } from './web-address.ts';

/** The longest statement, in words. */
export const MAX_STATEMENT_WORDS = 60;

/** What the law says of a form of the substance in a place. */
export const LEGAL_STATUSES = [
  'prohibited',
  'controlled',
  'prescription-only',
  'restricted',
  'permitted',
  'unapproved',
  'unclear',
] as const;

/** How often an adverse effect occurs: the bands of the EU summary of product characteristics. */
export const FREQUENCIES = ['very-common', 'common', 'uncommon', 'rare', 'very-rare', 'not-known'] as const;

/** The kinds of locator that CSL 1.0.2 knows. */
export const LOCATOR_LABELS = [
  'act',
  'appendix',
  'article',
  'article-locator',
  'book',
  'canon',
  'chapter',
  'column',
  'elocation',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'sub-verbo',
  'supplement',
  'table',
  'timestamp',
  'title',
  'title-locator',
  'verse',
  'version',
  'volume',
] as const;

/** A day in a file. */
export const CalendarDate = z
  .string()
  .refine(isCalendarDate, { error: 'a day such as 2026-11-23' })
  .meta({ format: 'date' });
const PartialDate = z.string().refine((text) => isCalendarDate(`${text}-01-01`.slice(0, 10)), {
  error: 'a date such as 2026, 2026-11 or 2026-11-23',
});
const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .overwrite((text) => text.replace(/\s+/gu, ' '));

// Fewer letters than this say nothing: `TBD`, `n/a`, a lone full stop.
const EIGHT_LETTERS = /^(?:\P{L}*\p{L}){8}/u;

const Statement = Line(1200)
  .refine((text) => EIGHT_LETTERS.test(text), { error: 'a sentence that says something' })
  .refine((text) => text.split(' ').length <= MAX_STATEMENT_WORDS, {
    error: ({ input }) => `at most ${MAX_STATEMENT_WORDS} words, not ${String(input).split(/\s+/u).length}`,
  });
const QualifiedId = z
  .string()
  .max(161)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/, { error: 'an id, or `library/id`' });
const Citation = z.strictObject({
  source: QualifiedId,
  locator: z.union([Line(300), z.int().transform(String)]).optional(),
  label: z.enum(LOCATOR_LABELS).optional(),
});
const Evidence = z.strictObject({ design: z.enum(DESIGNS), certainty: z.enum(CERTAINTIES).optional() });
const Contact = z.strictObject({
  jurisdiction: JurisdictionCode,
  name: Line(120),
  tel: z
    .union([z.string(), z.int().transform(String)])
    .pipe(z.string().regex(/^\+?[0-9][0-9 ()-]{1,24}$/, { error: 'a telephone number in digits' }))
    .optional(),
  url: WebAddress.optional(),
});
const Legal = z.strictObject({
  jurisdiction: JurisdictionCode,
  status: z.enum(LEGAL_STATUSES).optional(),
  form: Line(160).optional(),
  minimumAge: z.int().min(0).max(120).optional(),
  effective: PartialDate.optional(),
  expected: PartialDate.optional(),
});

const common = {
  id: LocalId,
  statement: Statement,
  theme: LocalId.optional(),
  population: Line(300).optional(),
  citations: z.array(Citation).max(40).default([]),
  asOf: CalendarDate,
  reviewBy: CalendarDate.optional(),
  verified: CalendarDate.optional(),
  note: z.string().max(4000).optional(),
};
const rated = { ...common, evidence: Evidence };

/** One structured assertion with a stable id, and the citations that carry it; the kind decides its further fields. */
export const Fact = z.discriminatedUnion('kind', [
  z.strictObject({
    ...rated,
    kind: z.enum([
      'identity',
      'traditional-use',
      'product',
      'product-quality',
      'mechanism',
      'efficacy',
      'research-gap',
      'dose-studied',
      'pregnancy',
      'lactation',
      'minors',
      'dependence',
      'seek-care',
      'do-not-stop',
      'alternative',
    ]),
  }),
  z.strictObject({
    ...rated,
    kind: z.literal('adverse-effect'),
    serious: z.boolean(),
    frequency: z.enum(FREQUENCIES).optional(),
  }),
  z.strictObject({ ...rated, kind: z.literal('interaction'), with: z.array(Line(120)).max(40).default([]) }),
  z.strictObject({ ...rated, kind: z.literal('contraindication') }),
  z.strictObject({ ...rated, kind: z.enum(['crisis-line', 'report-channel']), contact: Contact }),
  z.strictObject({ ...rated, kind: z.literal('overdose'), contact: Contact.optional() }),
  z.strictObject({
    ...common,
    kind: z.enum(LEGAL_KINDS),
    evidence: z.strictObject({ design: z.enum(DESIGNS) }).optional(),
    legal: Legal,
  }),
  z.strictObject({ ...rated, kind: z.literal('no-evidence'), about: LocalId }),
]);

/** One structured assertion, its citations and when it holds. */
export type Fact = z.output<typeof Fact>;
/** A pointer from a fact to a source, with a locator. */
export type Citation = z.output<typeof Citation>;
/** Someone a reader can call or write to. */
export type Contact = z.output<typeof Contact>;

/** The place a fact is about, if it is about one: where its contact answers, or where its law holds. */
export function jurisdictionOf(fact: Fact): string | undefined {
  if ('legal' in fact) return fact.legal.jurisdiction;
  return 'contact' in fact ? fact.contact?.jurisdiction : undefined;
}

/** How sure one may be of a fact; legal facts have no certainty. */
export function certaintyOf(fact: Fact): (typeof CERTAINTIES)[number] | undefined {
  const evidence = fact.evidence;
  return evidence !== undefined && 'certainty' in evidence ? evidence.certainty : undefined;
}
