import { canonicalJson, type Digest, digestBytes, settled } from '../digest.ts';
import { type Fact, jurisdictionOf } from './fact.ts';
import type { Library, Pack } from './pack.ts';
import { countryOf } from './places.ts';
import type { Place, ValuePath } from './problem.ts';
import type { Parsed } from './read-file.ts';
import type { YamlFile } from './read-yaml.ts';
import type { PackPart, ResolvedPack } from './resolved-pack.ts';
import type { Source } from './source.ts';

/** A pack that reads without a problem: resolved, with its digest and the place of each of its parts. */
export interface ReadPack {
  readonly path: string;
  readonly pack: ResolvedPack;
  /** The pack as canonical JSON (RFC 8785): the bytes that the digest is of. */
  readonly canonical: string;
  readonly digest: Digest;
  /** Where a part stands in the file that a person wrote, the library's file for its facts. */
  locate(part: PackPart): Place;
}

interface Origin {
  readonly yaml: YamlFile;
  readonly at: ValuePath;
}

/** Joins a pack with the facts it uses from libraries, and with the sources those facts cite. */
export function resolvePack(own: Parsed<Pack>, libraries: ReadonlyMap<string, Parsed<Library>>): ReadPack {
  const { content } = own;
  const facts: Fact[] = [...content.facts];
  const available: Source[] = [];
  const contributors = new Map(content.contributors.map((person) => [person.id, person]));
  const factOrigins = new Map<string, Origin>(
    content.facts.map(({ id }, n) => [id, { yaml: own.yaml, at: ['facts', n] }]),
  );
  const sourceOrigins = new Map<string, Origin>(
    content.sources.map(({ id }, n) => [id, { yaml: own.yaml, at: ['sources', n] }]),
  );
  const omitted = new Set(content.omit.map(({ fact }) => fact));
  for (const [name, library] of libraries) {
    const named = namedIn(name, library.content);
    for (const [index, source] of named.sources.entries()) {
      available.push(source);
      sourceOrigins.set(source.id, { yaml: library.yaml, at: ['sources', index] });
    }
    for (const [index, fact] of named.facts.entries()) {
      const { id } = fact;
      if (omitted.has(id) || !covers(content, jurisdictionOf(fact))) continue;
      facts.push(fact);
      factOrigins.set(id, { yaml: library.yaml, at: ['facts', index] });
      for (const person of library.content.contributors)
        if (!contributors.has(person.id)) contributors.set(person.id, person);
    }
  }
  const cited = new Set(facts.flatMap((fact) => fact.citations.map(({ source }) => source)));
  const pack: ResolvedPack = {
    schema: 'imprimatur.resolved-pack/v1',
    slug: content.slug,
    template: content.template,
    locale: content.locale,
    title: content.title,
    topic: content.topic,
    jurisdictions: content.jurisdictions,
    commercialInterest: content.commercialInterest,
    ...(content.corrections === undefined ? {} : { corrections: content.corrections }),
    contributors: [...contributors.values()],
    libraries: [...libraries.keys()],
    omitted: content.omit,
    sources: [...content.sources, ...available.filter(({ id }) => cited.has(id))],
    facts,
  };
  const locate = (part: PackPart): Place => {
    const origin =
      'fact' in part ? factOrigins.get(part.fact) : 'source' in part ? sourceOrigins.get(part.source) : undefined;
    const field = part.field?.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)) ?? [];
    if (origin === undefined) return own.yaml.locateKey('fact' in part || 'source' in part ? [] : field);
    return origin.yaml.locate([...origin.at, ...(field.length === 0 ? ['id'] : field)]);
  };
  const canonical = canonicalJson(pack);
  return { path: own.yaml.path, pack, canonical, digest: digestBytes(canonical), locate };
}

type Named = Pick<Library, 'sources' | 'facts'>;

// The many packs that use a library have the very same facts of it.
const NAMED = new WeakMap<Library, Named>();

/** The sources and facts of a library under the names that they have in packs. */
function namedIn(name: string, library: Library): Named {
  const known = NAMED.get(library);
  if (known !== undefined) return known;
  const sources = library.sources.map((source) => settled({ ...source, id: `${name}/${source.id}` }));
  const facts = library.facts.map((fact) => {
    const citations = fact.citations.map((citation) => ({ ...citation, source: `${name}/${citation.source}` }));
    return settled({ ...fact, id: `${name}/${fact.id}`, citations });
  });
  const named = { sources, facts };
  NAMED.set(library, named);
  return named;
}

/** Whether a pack covers the place that a fact is about: by name, or a country by one of its parts. */
function covers({ jurisdictions }: Pack, place: string | undefined): boolean {
  return place === undefined || jurisdictions.some((code) => code === place || countryOf(code) === place);
}
