import { digestBytes } from '../digest.ts';
import { didYouMean } from './did-you-mean.ts';
import { RISK_TRAITS } from './kinds.ts';
import { Library, Pack, Substance } from './pack.ts';
import type { Problem, Reading, SourceFile } from './problem.ts';
import { type Parsed, readContent, readFile } from './read-file.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { type ReadPack, resolvePack } from './resolve-pack.ts';
import { valueAt } from './value-at.ts';

/** Finds the file of a library by its id, from where the pack stands; `undefined` when there is none. */
export type FindLibrary = (id: string) => SourceFile | undefined;

/** Reads a pack and the libraries it uses, resolves them, and reports every problem of every file at once. */
export function readPack(file: SourceFile, findLibrary: FindLibrary): Reading<ReadPack> {
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml;
  const { uses, omit, traits } = linksOf(yaml.value);
  const problems: Problem[] = [...traitProblems(traits, yaml.value)];
  const libraries = new Map<string, Parsed<Library>>();
  for (const [index, id] of uses.entries()) {
    const where = yaml.value.locate(['uses', index]);
    if (libraries.has(id))
      problems.push({ where, message: `found the library \`${id}\` twice`, remedy: 'Name it once.' });
    const found = findLibrary(id);
    if (found === undefined) {
      const remedy = `Add libraries/${id}.yaml in the pack's folder or a folder above it.`;
      problems.push({ where, message: `found no library \`${id}\``, remedy });
      continue;
    }
    const library = readLibrary(found);
    if (!library.ok) problems.push(...library.problems);
    else if (library.value.content.id !== id)
      problems.push({
        where: library.value.yaml.locate(['id']),
        message: `found the id \`${library.value.content.id}\`, expected \`${id}\``,
        remedy: 'Give the library the name of its file.',
      });
    else libraries.set(id, library.value);
  }
  problems.push(...omitProblems({ uses, omit }, yaml.value, libraries));
  const own = readContent(yaml.value, Pack, problems);
  return own.ok ? { ok: true, value: resolvePack(own.value, libraries) } : own;
}

type Links = Pick<Pack, 'uses' | 'omit'> & Pick<Pack['topic']['substance'], 'traits'>;

// What names other things is held against them even where the rest of the pack is amiss; each part only if it is itself in order.
function linksOf({ value }: YamlFile): Links {
  return {
    uses: Pack.shape.uses.safeParse(valueAt(value, ['uses'])).data ?? [],
    omit: Pack.shape.omit.safeParse(valueAt(value, ['omit'])).data ?? [],
    traits: Substance.shape.traits.safeParse(valueAt(value, ['topic', 'substance', 'traits'])).data ?? [],
  };
}

// Libraries are read once for the many packs of a batch; the key is their bytes, so a change is always seen.
const LIBRARY_MEMO_SIZE = 64;
const libraryMemo = new Map<string, Reading<Parsed<Library>>>();

function readLibrary(file: SourceFile): Reading<Parsed<Library>> {
  const key = `${file.path}\0${digestBytes(file.bytes)}`;
  const known = libraryMemo.get(key);
  if (known !== undefined) return known;
  const reading = withoutForeignSources(readFile(file, Library));
  const oldest = libraryMemo.keys().next();
  if (libraryMemo.size >= LIBRARY_MEMO_SIZE && !oldest.done) libraryMemo.delete(oldest.value);
  libraryMemo.set(key, reading);
  return reading;
}

// Libraries use no libraries: whatever they cite, they hold.
function withoutForeignSources(reading: Reading<Parsed<Library>>): Reading<Parsed<Library>> {
  if (!reading.ok) return reading;
  const { content, yaml } = reading.value;
  const problems = content.facts.flatMap(({ citations }, fact) =>
    citations.flatMap(({ source }, index): readonly Problem[] => {
      if (!source.includes('/')) return [];
      const where = yaml.locate(['facts', fact, 'citations', index, 'source']);
      const message = `found the source \`${source}\` of another library, expected one of this library's own`;
      return [{ where, message, remedy: 'Copy the source into this library.' }];
    }),
  );
  return problems.length > 0 ? { ok: false, problems } : reading;
}

// A misspelt trait would silently ask for less than the substance needs.
function traitProblems(traits: Links['traits'], yaml: YamlFile): readonly Problem[] {
  return traits.flatMap((trait, index) => {
    const meant = didYouMean(trait, RISK_TRAITS);
    if (meant === undefined) return [];
    const where = yaml.locate(['topic', 'substance', 'traits', index]);
    return [{ where, message: `found the trait \`${trait}\``, remedy: `Did you mean \`${meant}\`?` }];
  });
}

function omitProblems(
  { uses, omit }: Pick<Links, 'uses' | 'omit'>,
  yaml: YamlFile,
  libraries: ReadonlyMap<string, Parsed<Library>>,
): readonly Problem[] {
  return omit.flatMap(({ fact }, index) => {
    const [library = '', id = ''] = fact.split('/');
    const known = libraries.get(library);
    if (known?.content.facts.some((candidate) => candidate.id === id)) return [];
    if (known === undefined && uses.includes(library)) return [];
    const where = yaml.locate(['omit', index, 'fact']);
    return [{ where, message: `found no fact \`${fact}\` to omit`, remedy: 'Name a fact of a library that is used.' }];
  });
}
