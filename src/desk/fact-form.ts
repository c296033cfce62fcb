import * as z from 'zod';
import { certaintyOf, type Fact } from '../pack/fact.ts';
import { type ResolvedPack, sourceOf } from '../pack/resolved-pack.ts';
import { CERTAINTIES } from '../pack/tiers.ts';
import { mustBe } from './request-body.ts';

const Field = z.string().max(4000);
const Form = z.strictObject({
  reason: Field,
  statement: Field,
  population: Field,
  certainty: z.enum(['', ...CERTAINTIES]),
  asOf: Field,
  verified: Field,
  reviewBy: Field,
  note: Field,
  notice: Field.default(''),
  locators: z.record(z.string(), Field).default({}),
});

/** What the form for a fact shows. */
export function factForm(fact: Fact, pack: ResolvedPack) {
  return {
    fact: fact.id,
    kind: fact.kind,
    statement: fact.statement,
    population: fact.population ?? '',
    hasCertainty: fact.evidence !== undefined && !('legal' in fact),
    certainties: ['', ...CERTAINTIES].map((value) => ({
      value,
      label: value === '' ? 'not rated' : value,
      isChosen: value === (certaintyOf(fact) ?? ''),
    })),
    asOf: fact.asOf,
    verified: fact.verified ?? '',
    reviewBy: fact.reviewBy ?? '',
    note: fact.note ?? '',
    citations: fact.citations.map(({ source, locator, label }, index) => ({
      name: `locator.${index}`,
      source,
      title: sourceOf(pack, source)?.csl.title ?? source,
      label: label ?? 'locator',
      locator: locator ?? '',
    })),
  };
}

/** The fact that a sent form asks for, as a pack would have it, and why; what the form cannot change stays. */
export function factFromForm(
  fact: Fact,
  form: Readonly<Record<string, unknown>>,
): { content: object; reason: string; notice: string } {
  const locators = Object.fromEntries(Object.entries(form).filter(([name]) => name.startsWith('locator.')));
  const rest = Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('locator.')));
  const given = mustBe(Form, { ...rest, certainty: rest.certainty ?? '', locators });
  const { statement, asOf } = given;
  const optional = {
    population: given.population,
    verified: given.verified,
    reviewBy: given.reviewBy,
    note: given.note,
  };
  const content = {
    ...without(fact, ['population', 'verified', 'reviewBy', 'note']),
    ...without(
      optional,
      Object.entries(optional).flatMap(([name, value]) => (value.trim() === '' ? [name] : [])),
    ),
    statement,
    asOf,
    ...(fact.evidence === undefined || given.certainty === ''
      ? {}
      : { evidence: { ...fact.evidence, certainty: given.certainty } }),
    citations: fact.citations.map((citation, index) => {
      const locator = given.locators[`locator.${index}`]?.trim();
      return locator === undefined || locator === '' ? without(citation, ['locator']) : { ...citation, locator };
    }),
  };
  return { content, reason: given.reason, notice: given.notice.trim() };
}

function without(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
