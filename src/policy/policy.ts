import * as z from 'zod';
import { WORD_LISTS } from '../language/lexicon.ts';
import { CalendarDate } from '../pack/fact.ts';
import { KINDS, type Kind } from '../pack/kinds.ts';
import { Slug } from '../pack/pack.ts';
import { JurisdictionCode } from '../pack/places.ts';
import { LocalId } from '../pack/source.ts';
import { TIERS } from '../pack/tiers.ts';
import { WebAddress } from '../pack/web-address.ts';

/** The roles that sign a draft off. */
export const SIGNING_ROLES = ['editor', 'medical', 'legal'] as const;
/** A role that signs a draft off. */
export type SigningRole = (typeof SIGNING_ROLES)[number];

/** Every role a person can hold. */
export const ROLES = ['author', ...SIGNING_ROLES, 'publisher', 'auditor', 'admin'] as const;
/** A role a person can hold. */
export type Role = (typeof ROLES)[number];

/** How grave a finding is: `error` blocks, `warning` asks for a fix, `note` informs. */
export const SEVERITIES = ['note', 'warning', 'error'] as const;
/** How grave a finding is. */
export type Severity = (typeof SEVERITIES)[number];

const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .overwrite((text) => text.replace(/\s+/gu, ' '));
const Days = z.int().min(1).max(3650);

/** A person of the house: the id that decisions record, the name that is printed, and what they may do. */
export const RosterEntry = z.strictObject({
  id: LocalId,
  name: Line(120),
  credentials: Line(160).optional(),
  roles: z.array(z.enum(ROLES)).min(1),
});
/** A person of the house. */
export type RosterEntry = z.output<typeof RosterEntry>;

/** The house policy, version 1: what the publisher decides. Unknown keys are refused, floors are not up for decision. */
export const Policy = z.strictObject({
  schema: z.literal('imprimatur.policy/v1'),
  publisher: z.strictObject({ name: Line(160), url: WebAddress.optional() }),
  site: z.strictObject({ url: WebAddress.optional() }).prefault({}),
  /** Marks every page as an example, and the day on which its facts are looked at; left out by real publishers. */
  example: z.strictObject({ asOf: CalendarDate }).optional(),
  gates: z.record(LocalId, z.strictObject({ severity: z.enum(SEVERITIES) })).default({}),
  elements: z.strictObject({ required: z.array(LocalId).default([]) }).prefault({}),
  tiers: z.partialRecord(z.enum(KINDS), z.array(z.enum(TIERS)).min(1)).default({}),
  review: z
    .strictObject({
      legal: Days.default(180),
      contacts: Days.default(180),
      safety: Days.default(365),
      evidence: Days.default(730),
      kinds: z.partialRecord(z.enum(KINDS), Days).default({}),
    })
    .prefault({}),
  /** Phrases of the house's own, by list of the lexicon; they come on top of those that ship. */
  language: z
    .strictObject({ phrases: z.partialRecord(z.enum(WORD_LISTS), z.array(Line(90)).max(500)).default({}) })
    .prefault({}),
  citations: z.strictObject({ style: z.string().min(1).max(200).default('vancouver') }).prefault({}),
  retractions: z.strictObject({ file: z.string().min(1).max(400), maxAgeDays: Days.default(30) }).optional(),
  jurisdictions: z.array(JurisdictionCode).default([]),
  people: z.array(RosterEntry).default([]),
  signOffs: z
    .strictObject({
      roles: z
        .array(z.enum(SIGNING_ROLES))
        .min(1)
        .default([...SIGNING_ROLES]),
      holdDays: Days.default(90),
      /** Whether a role signs only once it has judged every claim in its scope. */
      verdicts: z.enum(['required', 'optional']).default('required'),
    })
    .prefault({}),
  publication: z.enum(['at-once', 'scheduled', 'by-hand']).default('by-hand'),
  reservedSlugs: z.array(Slug).default([]),
});

/** The house policy. */
export type Policy = z.output<typeof Policy>;

/** The entry of a person in the roster, or `undefined`. */
export function personOf(policy: Policy, id: string): RosterEntry | undefined {
  return policy.people.find((person) => person.id === id);
}

const WINDOWS: readonly (readonly [keyof Omit<Policy['review'], 'kinds'>, readonly Kind[]])[] = [
  ['legal', ['legal-status', 'age-limit', 'regulator-position', 'regulator-action', 'pending-change']],
  ['contacts', ['crisis-line', 'report-channel', 'overdose']],
  [
    'safety',
    [
      'adverse-effect',
      'interaction',
      'contraindication',
      'pregnancy',
      'lactation',
      'minors',
      'dependence',
      'seek-care',
      'do-not-stop',
      'product-quality',
      'no-evidence',
    ],
  ],
];

/** For how many days a fact of a kind holds before someone must read its source again. */
export function reviewWindow(policy: Policy, kind: Kind): number {
  const own = policy.review.kinds[kind];
  if (own !== undefined) return own;
  const window = WINDOWS.find(([, kinds]) => kinds.includes(kind));
  return policy.review[window === undefined ? 'evidence' : window[0]];
}
