import * as z from 'zod';
import { WebAddress } from './web-address.ts';

// Types, variables and name parts are those of the CSL 1.0.2 data schema (citationstyles.org).
const TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;

const NAME_VARIABLES = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'guest',
  'host',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const;

const DATE_VARIABLES = ['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'] as const;

const TEXT_VARIABLES = [
  'abstract',
  'annote',
  'archive',
  'archive_collection',
  'archive_location',
  'archive-place',
  'authority',
  'call-number',
  'citation-label',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'event-place',
  'event-title',
  'genre',
  'jurisdiction',
  'keyword',
  'language',
  'medium',
  'note',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'part-title',
  'publisher',
  'publisher-place',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'shortTitle',
  'source',
  'status',
  'title',
  'title-short',
  'volume-title',
  'year-suffix',
  'DOI',
  'ISBN',
  'ISSN',
] as const;

const NUMBER_VARIABLES = [
  'PMCID',
  'PMID',
  'chapter-number',
  'citation-number',
  'collection-number',
  'edition',
  'first-reference-note-number',
  'issue',
  'locator',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'page',
  'page-first',
  'part-number',
  'printing-number',
  'section',
  'supplement-number',
  'version',
  'volume',
] as const;

const Text = z.string().trim().min(1).max(2000);
const Name = z
  .strictObject({
    family: Text.optional(),
    given: Text.optional(),
    literal: Text.optional(),
    suffix: Text.optional(),
    'dropping-particle': Text.optional(),
    'non-dropping-particle': Text.optional(),
    'comma-suffix': z.boolean().optional(),
    'static-ordering': z.boolean().optional(),
    'parse-names': z.boolean().optional(),
  })
  .refine((name) => name.family !== undefined || name.literal !== undefined, {
    error: 'a name with `family` or `literal`',
  });
// Months and days are often written with two digits, which are a text in a pack.
const DatePart = z.union([
  z.int().min(-9999).max(9999),
  z
    .string()
    .regex(/^0[1-9]$/, { error: 'a whole number' })
    .transform(Number),
]);
const DateParts = z.tuple([DatePart], DatePart).refine((parts) => parts.length <= 3, { error: '[year, month, day]' });
const CslDate = z
  .strictObject({
    'date-parts': z.array(DateParts).min(1).max(2).optional(),
    season: z.union([z.string(), z.int()]).optional(),
    circa: z.union([z.string(), z.boolean(), z.int()]).optional(),
    literal: Text.optional(),
    raw: Text.optional(),
  })
  .refine((date) => date['date-parts'] !== undefined || date.literal !== undefined || date.raw !== undefined, {
    error: 'a date with `date-parts`',
  });
const NumberText = z.union([Text, z.int().transform(String)]);

const each = <Key extends string, Schema extends z.ZodType>(
  keys: readonly Key[],
  schema: Schema,
): Record<Key, Schema> => Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, Schema>;

/** A pure CSL-JSON item without `id`: unknown variables are refused, numbers may be written bare. */
export const CslItem = z.strictObject({
  type: z.enum(TYPES),
  ...each(NAME_VARIABLES, z.array(Name).max(500).optional()),
  ...each(DATE_VARIABLES, CslDate.optional()),
  ...each(TEXT_VARIABLES, Text.optional()),
  ...each(NUMBER_VARIABLES, NumberText.optional()),
  URL: WebAddress.optional(),
  categories: z.array(Text).optional(),
});

/** A pure CSL-JSON item without `id`. */
export type CslItem = z.output<typeof CslItem>;
