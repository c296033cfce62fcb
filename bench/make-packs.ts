import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
