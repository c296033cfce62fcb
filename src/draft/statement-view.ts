import type { References } from '../citations/open-references.ts';
import { type Contact, certaintyOf, type Fact } from '../pack/fact.ts';
import { BENEFIT_KINDS, isOneOf, SAFETY_KINDS } from '../pack/kinds.ts';
import { placeName } from '../pack/places.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { Policy } from '../policy/policy.ts';
import { fill, type HouseTexts } from '../render/template-set.ts';
import type { MarkerView, Numbering } from './numbering.ts';

/** What the parts of a page share while it is put together. */
export interface PageContext {
  readonly pack: ResolvedPack;
  readonly policy: Policy;
  readonly texts: HouseTexts;
  readonly references: References;
  readonly numbering: Numbering;
}

/** A fact as the page shows it at one place. */
export interface StatementView {
  readonly id: string;
  readonly text: string;
  readonly markers: readonly MarkerView[];
}

/** Statements that share one certainty, in words, or `null` where certainty is not shown. */
export interface GroupView {
  readonly statements: readonly StatementView[];
  readonly certainty: string | null;
}

/** Who to call, with the statement that says so. */
export interface ContactView {
  readonly place: string;
  readonly name: string;
  readonly tel: string | null;
  readonly telLink: string | null;
  readonly url: string | null;
  readonly statement: StatementView;
}

/** A fact at one place of the page, numbered. */
export function statementView(fact: Fact, { numbering }: PageContext): StatementView {
  return { id: fact.id, text: fact.statement, markers: numbering.mark(fact) };
}

/** Whether readers are told how sure one may be of a fact: whatever says that something works or harms. */
export function showsCertainty(fact: Fact): boolean {
  if ('contact' in fact && fact.contact !== undefined) return false;
  return isOneOf(SAFETY_KINDS, fact.kind) || (isOneOf(BENEFIT_KINDS, fact.kind) && fact.kind !== 'do-not-stop');
}

// A paragraph of more sentences than this tires a careful reader.
const LONGEST_PARAGRAPH = 6;
const LONGEST_UNTHEMED = 3;

/** Facts as paragraphs: those of one theme together, runs of one certainty as groups. */
export function paragraphs(facts: readonly Fact[], context: PageContext): readonly (readonly GroupView[])[] {
  const themes = Map.groupBy(facts, (fact) => fact.theme ?? '');
  return [...themes].flatMap(([theme, members]) =>
    chunks(members, theme === '' ? LONGEST_UNTHEMED : LONGEST_PARAGRAPH).map((chunk) => groups(chunk, context)),
  );
}

function groups(facts: readonly Fact[], context: PageContext): readonly GroupView[] {
  const result: { statements: StatementView[]; certainty: string | null }[] = [];
  for (const fact of facts) {
    const rated = showsCertainty(fact) ? certaintyOf(fact) : undefined;
    const certainty = rated === undefined ? null : fill(context.texts, `certainty.${rated}`);
    const last = result.at(-1);
    if (last !== undefined && last.certainty === certainty) last.statements.push(statementView(fact, context));
    else result.push({ statements: [statementView(fact, context)], certainty });
  }
  return result;
}

function chunks<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** A fact's contact, with a link that a telephone can dial. */
export function contactView(fact: Fact, contact: Contact, context: PageContext): ContactView {
  return {
    place: placeName(contact.jurisdiction, context.pack.locale),
    name: contact.name,
    tel: contact.tel ?? null,
    telLink: contact.tel === undefined ? null : `tel:${contact.tel.replace(/[^+\d]/g, '')}`,
    url: contact.url ?? null,
    statement: statementView(fact, context),
  };
}
