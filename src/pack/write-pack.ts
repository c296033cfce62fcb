import { dump } from 'js-yaml';
import type { ResolvedPack } from './resolved-pack.ts';

/**
 * A resolved pack as the file that a person keeps: its own facts and sources, and the libraries it uses by name.
 * What was changed of a library's fact is told in a comment, since it belongs into the library's file.
 */
export function writePack(pack: ResolvedPack, changed: readonly string[] = []): string {
  const isOwn = ({ id }: { readonly id: string }): boolean => !id.includes('/');
  const { slug, template, locale, title, topic, jurisdictions, commercialInterest, contributors } = pack;
  const file = {
    schema: 'imprimatur.pack/v1',
    ...{ slug, template, locale, title, topic, jurisdictions, commercialInterest },
    ...(pack.corrections === undefined ? {} : { corrections: pack.corrections }),
    contributors,
    ...(pack.libraries.length > 0 ? { uses: pack.libraries } : {}),
    ...(pack.omitted.length > 0 ? { omit: pack.omitted } : {}),
    sources: pack.sources.filter(isOwn),
    facts: pack.facts.filter(isOwn),
  };
  const foreign = pack.facts.filter((fact) => fact.id.includes('/') && changed.includes(fact.id));
  const told = foreign.map(
    (fact) => `# Changed in the desk, and to be changed in its library: ${JSON.stringify(fact)}\n`,
  );
  return `${told.join('')}${dump(inOrder(file), { lineWidth: 110, flowLevel: 4, noRefs: true })}`;
}

// As people write them: what a thing is before what is known of it. Kept packs have their keys by the alphabet.
const ORDER = [
  ...['schema', 'slug', 'template', 'locale', 'title', 'topic', 'jurisdictions', 'commercialInterest', 'corrections'],
  ...['contributors', 'uses', 'omit', 'sources', 'facts', 'substance', 'condition', 'id', 'name', 'date', 'kind'],
  ...['role', 'tier', 'status', 'csl', 'type', 'serious', 'theme', 'with', 'about', 'statement', 'text', 'population'],
  ...['evidence', 'design', 'certainty', 'legal', 'contact', 'jurisdiction', 'source', 'locator', 'label', 'citations'],
  ...['asOf', 'verified', 'reviewBy', 'note'],
];

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const place = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const sorted = Object.entries(value).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, inOrder(inner)]));
}
