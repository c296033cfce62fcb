import type { References } from '../citations/open-references.ts';
import type { Run } from '../citations/reference.ts';
import type { Citation, Fact } from '../pack/fact.ts';
import { type ResolvedPack, sourceOf } from '../pack/resolved-pack.ts';
import { type Policy, personOf } from '../policy/policy.ts';
import { reviewDue } from '../policy/review-due.ts';
import { fill, type HouseTexts } from '../render/template-set.ts';
import { formatDate } from './format-date.ts';
import { keyPoints } from './key-points.ts';
import { legalParts, legalRows } from './legal-view.ts';
import { startNumbering, type UseView } from './numbering.ts';
import { factsOf, type PartPlan, SECTIONS, type SectionPlan } from './sections.ts';
import { type ContactView, contactView, type GroupView, type PageContext, paragraphs } from './statement-view.ts';

interface PartView {
  readonly id: string;
  readonly heading: string | null;
  readonly contacts: readonly ContactView[];
  readonly paragraphs: readonly (readonly GroupView[])[];
}

interface ReferenceView {
  readonly number: number;
  readonly source: string;
  readonly runs: readonly { readonly text: string; readonly italic: boolean; readonly href: string | null }[];
  readonly tier: string;
  readonly notice: string | null;
  readonly uses: readonly UseView[];
}

/** Everything an article template may show, in plain data: built by walking the page once, top to bottom. */
export type ArticleView = ReturnType<typeof articleView>;

/** The view of an article: its texts, facts and references in reading order, numbered by first use. */
export function articleView(pack: ResolvedPack, policy: Policy, texts: HouseTexts, references: References) {
  const known = new Set(pack.sources.map(({ id }) => id));
  const numbering = startNumbering(known, (citation) => locatorText(citation, texts));
  const context: PageContext = { pack, policy, texts, references, numbering };
  const lead = keyPoints(pack).map((fact) => paragraphs([fact], context).flat());
  const help = contactsOf('crisis-line', context);
  const before = SECTIONS.slice(
    0,
    SECTIONS.findIndex(({ id }) => id === 'legal'),
  );
  const after = SECTIONS.slice(before.length + 1);
  const opening = before.map((section) => sectionView(section, context)).filter(hasParts);
  const rows = legalRows(context);
  const parts = legalParts(context);
  const closing = after.map((section) => sectionView(section, context)).filter(hasParts);
  const checked = pack.facts.map(({ verified, asOf }) => verified ?? asOf).sort();
  const due = pack.facts.map((fact) => reviewDue(fact, policy)).sort()[0];
  return {
    texts,
    language: pack.locale,
    slug: pack.slug,
    title: pack.title,
    substance: pack.topic.substance.name,
    condition: pack.topic.condition.name,
    publisher: policy.publisher.name,
    canonical: policy.site.url === undefined ? null : new URL(`${pack.slug}/`, policy.site.url).href,
    example: policy.example !== undefined,
    authors: pack.contributors.map(({ id }) => personOf(policy, id)?.name ?? id).join(', '),
    checked: dated(checked.at(-1), texts),
    due: dated(due, texts),
    corrections: (pack.corrections ?? []).map(({ date, text }) => ({ date, dateText: formatDate(date, texts), text })),
    lead,
    help,
    opening,
    legal: { rows, parts },
    closing,
    interest: pack.commercialInterest === 'none' ? null : pack.commercialInterest,
    references: referenceViews(context),
  };
}

const hasParts = (section: { readonly parts: readonly unknown[] }): boolean => section.parts.length > 0;

function dated(date: string | undefined, texts: HouseTexts): { readonly date: string; readonly text: string } | null {
  return date === undefined ? null : { date, text: formatDate(date, texts) };
}

function contactsOf(kind: Fact['kind'], context: PageContext): readonly ContactView[] {
  return context.pack.facts.flatMap((fact) =>
    fact.kind === kind && 'contact' in fact && fact.contact !== undefined
      ? [contactView(fact, fact.contact, context)]
      : [],
  );
}

function sectionView(section: SectionPlan, context: PageContext) {
  const parts = section.parts.map((part) => partView(part, context)).filter((part) => part !== undefined);
  const heading = fill(context.texts, `section.${section.id}`, names(context));
  const note = Object.hasOwn(context.texts, `note.${section.id}`) ? fill(context.texts, `note.${section.id}`) : null;
  return { id: section.id, role: section.role, heading, note, parts };
}

function partView(part: PartPlan, context: PageContext): PartView | undefined {
  const facts = factsOf(part, context.pack.facts);
  if (facts.length === 0) return undefined;
  const contacts: ContactView[] = [];
  const rest: Fact[] = [];
  // What to do comes before what has happened: a reader in need does not read on.
  for (const fact of facts) {
    if ('contact' in fact && fact.contact !== undefined) contacts.push(contactView(fact, fact.contact, context));
    else rest.push(fact);
  }
  return {
    id: part.id,
    heading: part.plain === true ? null : fill(context.texts, `part.${part.id}`, names(context)),
    contacts,
    paragraphs: paragraphs(rest, context),
  };
}

const names = ({ pack }: PageContext) => ({
  substance: pack.topic.substance.name,
  condition: pack.topic.condition.name,
});

function locatorText({ locator, label }: Citation, texts: HouseTexts): string {
  if (locator === undefined) return '';
  if (label === undefined || (label === 'section' && !/^[\d§]/.test(locator))) return locator;
  return fill(texts, 'locator', { label: fill(texts, `label.${label}`), locator });
}

function referenceViews({ pack, texts, references, numbering }: PageContext): readonly ReferenceView[] {
  return numbering.cited().flatMap(({ source: id, number, uses }) => {
    const source = sourceOf(pack, id);
    if (source === undefined) return [];
    return [
      {
        number,
        source: id,
        runs: references(source, pack.locale).map((run: Run) => ({ ...run, href: run.href ?? null })),
        tier: fill(texts, `tier.${source.tier}`),
        notice: source.status === 'current' ? null : fill(texts, `source.${source.status}`),
        uses,
      },
    ];
  });
}
