import type * as z from 'zod';
import { checkShape } from './check-shape.ts';
import { inOrder } from './known-entries.ts';
import { type Library, MAX_ENTRIES, type Pack } from './pack.ts';
import type { Problem, Reading, SourceFile } from './problem.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

/** A file that fits its schema, with the places of its parts. */
export interface Parsed<Content> {
  readonly content: Content;
  readonly yaml: YamlFile;
}

/** Reads a pack or library file: size, YAML, counts, shape and ids, or every problem found. */
export function readFile<Schema extends typeof Pack | typeof Library>(
  file: SourceFile,
  schema: Schema,
): Reading<Parsed<z.output<Schema>>> {
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml;
  const tooMany = countProblems(yaml.value);
  if (tooMany.length > 0) return { ok: false, problems: tooMany };
  const known = inOrder(yaml.value.value, schema);
  const shape = known === undefined ? checkShape(yaml.value, schema) : { ok: true as const, value: known };
  if (!shape.ok) return shape;
  const parsed: Parsed<z.output<Schema>> = { content: shape.value as z.output<Schema>, yaml: yaml.value };
  const repeated = repeatedIds(parsed);
  return repeated.length > 0 ? { ok: false, problems: repeated } : { ok: true, value: parsed };
}

// Counted before the schema runs: half a million entries would otherwise give half a million problems.
function countProblems(yaml: YamlFile): readonly Problem[] {
  if (yaml.value === null || typeof yaml.value !== 'object') return [];
  return ['facts', 'sources'].flatMap((key) => {
    const list: unknown = Reflect.get(yaml.value as object, key);
    if (!Array.isArray(list) || list.length <= MAX_ENTRIES) return [];
    const message = `\`${key}\`: found ${list.length} entries, expected at most ${MAX_ENTRIES}`;
    return [{ where: yaml.locateKey([key]), message, remedy: 'Split the article, or move shared facts to a library.' }];
  });
}

function repeatedIds({ content, yaml }: Parsed<Pack | Library>): readonly Problem[] {
  return (['sources', 'facts'] as const).flatMap((key) => {
    const seen = new Set<string>();
    return content[key].flatMap(({ id }, index) => {
      const again = seen.has(id);
      seen.add(id);
      const message = `found the id \`${id}\` a second time in \`${key}\``;
      return again ? [{ where: yaml.locate([key, index, 'id']), message, remedy: 'Give each its own id.' }] : [];
    });
  });
}
