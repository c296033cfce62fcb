import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';

/** Writes `count` valid packs, no two alike, made from the accepted examples; the same count gives the same files. */
export function makePacks(examples: string, count: number, out: string): void {
  mkdirSync(out, { recursive: true });
  const accepted = join(examples, 'accepted');
  const packs = readdirSync(accepted)
    .sort()
    .map((name) => load(readFileSync(join(accepted, name), 'utf8')) as Record<string, unknown>);
  mkdirSync(join(out, 'libraries'), { recursive: true });
  for (const name of readdirSync(join(examples, 'libraries')))
    writeFileSync(join(out, 'libraries', name), readFileSync(join(examples, 'libraries', name)));
  for (let index = 0; index < count; index += 1) {
    const pack = packs[index % packs.length] ?? {};
    const slug = `${String(pack.slug)}-${index}`;
    writeFileSync(join(out, `${slug}.yaml`), dump({ ...pack, slug, title: `${String(pack.title)} (${index})` }));
  }
}

/** Writes packs again with a word of its own in every statement and title of a source: no two share a sentence or an entry. */
export function makeUnlike(from: string, count: number, out: string): void {
  mkdirSync(out, { recursive: true });
  const libraries = join(from, 'libraries');
  if (existsSync(libraries)) cpSync(libraries, join(out, 'libraries'), { recursive: true });
  const names = readdirSync(from).filter((name) => name.endsWith('.yaml'));
  for (let index = 0; index < count; index += 1) {
    const name = names[Math.floor((index * names.length) / count)] ?? '';
    const pack = load(readFileSync(join(from, name), 'utf8')) as Made;
    const word = wordOf(index);
    for (const fact of pack.facts)
      if (fact.statement.split(' ').length < 57) fact.statement = fact.statement.replace(/\.$/, ` (set ${word}).`);
    for (const { csl } of pack.sources) csl.title = `${csl.title} ${word}`;
    const slug = `${pack.slug.slice(0, 60)}-${word}`;
    writeFileSync(join(out, `${slug}.yaml`), dump({ ...pack, slug }));
  }
}

interface Made {
  readonly slug: string;
  readonly facts: { statement: string }[];
  readonly sources: { readonly csl: { title?: string } }[];
}

/** A word for a number: letters only, for numbers have meanings of their own in a sentence. */
function wordOf(index: number): string {
  return `q${[...String(index)].map((digit) => 'abdefghklm'[Number(digit)]).join('')}`;
}
