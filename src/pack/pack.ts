import * as z from 'zod';
import { CalendarDate, Fact } from './fact.ts';
import { JurisdictionCode } from './places.ts';
import { LocalId, Source } from './source.ts';

/** The most facts, and the most sources, that one file may hold. */
export const MAX_ENTRIES = 500;

// Names the site or its tools need for themselves, or that a file system would trip over.
const RESERVED_SLUGS = new Set(
  [
    'index 404 feed sitemap assets api about topics search history provenance safety robots favicon well-known v1',
    'healthz readyz openapi queue drafts login logout constructor prototype con aux nul prn',
    ...Array.from({ length: 9 }, (_, port) => `com${port + 1} lpt${port + 1}`),
  ].flatMap((names) => names.split(' ')),
);

const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .overwrite((text) => text.replace(/\s+/gu, ' '));

/** A slug: kebab-case, 1-80 characters, not a reserved word. */
export const Slug = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a slug in kebab-case, such as `kratom-depression`' })
  .refine((slug) => !RESERVED_SLUGS.has(slug), { error: 'a slug that the site does not need for itself' });

/** A language tag in its canonical spelling (BCP 47), such as `en-US`. */
export const Locale = z
  .string()
  .max(35)
  .refine(
    (tag) => {
      try {
        return Intl.getCanonicalLocales(tag)[0] === tag;
      } catch {
        return false;
      }
    },
    { error: 'a BCP 47 language tag such as `en-US`' },
  );

const Contributor = z.strictObject({ id: LocalId, role: Line(40) });

/** What was wrong in an earlier edition, in words that readers get: it stands at the top of the page. */
export const Correction = z.strictObject({ date: CalendarDate, text: Line(600) });

/** A correction of an earlier edition. */
export type Correction = z.output<typeof Correction>;

/** What an article is about, by its names and by the traits that decide what its safety section needs. */
export const Substance = z.strictObject({
  name: Line(120),
  scientificName: Line(160).optional(),
  aliases: z.array(Line(120)).max(60).default([]),
  traits: z.array(LocalId).max(40).default([]),
});

const Condition = z.strictObject({
  name: Line(120),
  icd10: z
    .string()
    .regex(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/, { error: 'an ICD-10 code such as F32' })
    .optional(),
  crisis: z.boolean(),
  standardTreatment: z.boolean(),
});

/** A fact pack, version 1: everything one article may say, and where each part of it comes from. */
export const Pack = z.strictObject({
  schema: z.literal('imprimatur.pack/v1'),
  slug: Slug,
  template: LocalId,
  locale: Locale,
  title: Line(200),
  topic: z.strictObject({ substance: Substance, condition: Condition }),
  jurisdictions: z.array(JurisdictionCode).min(1).max(300),
  commercialInterest: Line(600),
  corrections: z.array(Correction).max(40).optional(),
  contributors: z.array(Contributor).min(1).max(40),
  uses: z.array(LocalId).max(20).default([]),
  omit: z
    .array(
      z.strictObject({
        fact: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, { error: '`library/fact`' }),
        why: Line(300),
      }),
    )
    .max(MAX_ENTRIES)
    .default([]),
  sources: z.array(Source).max(MAX_ENTRIES),
  facts: z.array(Fact).max(MAX_ENTRIES),
});

/** A fact pack as it stands in one file. */
export type Pack = z.output<typeof Pack>;

/** A fact library, version 1: facts that many articles share. */
export const Library = z.strictObject({
  schema: z.literal('imprimatur.library/v1'),
  id: LocalId,
  contributors: z.array(Contributor).min(1).max(40),
  sources: z.array(Source).max(MAX_ENTRIES),
  facts: z.array(Fact).max(MAX_ENTRIES),
});

/** A fact library as it stands in one file. */
export type Library = z.output<typeof Library>;
