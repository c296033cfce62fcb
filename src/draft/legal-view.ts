import { type Fact, jurisdictionOf } from '../pack/fact.ts';
import { placeName } from '../pack/places.ts';
import { sourceOf } from '../pack/resolved-pack.ts';
import { TIERS } from '../pack/tiers.ts';
import { fill } from '../render/template-set.ts';
import { formatDate } from './format-date.ts';
import { factsOf, LEGAL_PARTS } from './sections.ts';
import { type PageContext, type StatementView, statementView } from './statement-view.ts';

/** A row of the table of law: one status in one place, or the admission that nobody looked. */
export interface LegalRowView {
  readonly place: string;
  readonly status: string | null;
  readonly form: string | null;
  readonly age: number | null;
  readonly statement: StatementView | null;
  readonly asOf: string | null;
  readonly asOfText: string | null;
  readonly tier: string | null;
}

/** What a regulator says, has done or may change, with its place and date. */
export interface LegalItemView {
  readonly place: string;
  readonly statement: StatementView;
  readonly asOf: string;
  readonly asOfText: string;
}

type LegalFact = Extract<Fact, { legal: unknown }>;

const isRow = (fact: Fact): fact is LegalFact => fact.kind === 'legal-status' || fact.kind === 'age-limit';

/** The rows of the legal table: the pack's places in its order, then any other place a fact speaks of. */
export function legalRows(context: PageContext): readonly LegalRowView[] {
  const { pack } = context;
  const facts = pack.facts.filter(isRow);
  const places = [...new Set([...pack.jurisdictions, ...facts.map((fact) => fact.legal.jurisdiction)])];
  return places.flatMap((code) => {
    const place = placeName(code, pack.locale);
    const rows = facts.filter((fact) => fact.legal.jurisdiction === code).map((fact) => factRow(fact, place, context));
    const researched = facts.some((fact) => fact.kind === 'legal-status' && fact.legal.jurisdiction === code);
    return researched ? rows : [{ ...NOT_RESEARCHED, place }, ...rows];
  });
}

const NOT_RESEARCHED = { status: null, form: null, age: null, statement: null, asOf: null, asOfText: null, tier: null };

function factRow(fact: LegalFact, place: string, context: PageContext): LegalRowView {
  return {
    place,
    status: fact.legal.status === undefined ? null : fill(context.texts, `status.${fact.legal.status}`),
    form: fact.legal.form ?? null,
    age: fact.legal.minimumAge ?? null,
    statement: statementView(fact, context),
    asOf: fact.asOf,
    asOfText: formatDate(fact.asOf, context.texts),
    tier: tierText(fact, context),
  };
}

/** The tier of the best source behind a fact, in words: readers see at once when law rests on a newspaper. */
function tierText(fact: Fact, { pack, texts }: PageContext): string | null {
  const tiers = fact.citations.flatMap(({ source }) => sourceOf(pack, source)?.tier ?? []);
  const best = TIERS.find((tier) => tiers.includes(tier));
  return best === undefined ? null : fill(texts, `tier.${best}`);
}

/** The parts below the table that have anything in them. */
export function legalParts(
  context: PageContext,
): readonly { readonly id: string; readonly heading: string; readonly items: readonly LegalItemView[] }[] {
  return LEGAL_PARTS.map((part) => ({
    id: part.id,
    heading: fill(context.texts, `part.${part.id}`),
    items: factsOf(part, context.pack.facts).map((fact) => ({
      place: placeName(jurisdictionOf(fact) ?? context.pack.jurisdictions[0] ?? 'US', context.pack.locale),
      statement: statementView(fact, context),
      asOf: fact.asOf,
      asOfText: formatDate(fact.asOf, context.texts),
    })),
  })).filter(({ items }) => items.length > 0);
}
