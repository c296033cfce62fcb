import type * as z from 'zod';
import { checkShape } from './check-shape.ts';
import { inOrder } from './known-entries.ts';
import { type Library, MAX_ENTRIES, type Pack } from './pack.ts';
import type { Problem, Reading, SourceFile } from './problem.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { valueAt } from './value-at.ts';

const ENTRIES = ['sources', 'facts'] as const;

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
  return yaml.ok ? readContent(yaml.value, schema) : yaml;
}

/** Reads what a file of YAML says as a pack or library: counts, shape and ids, or every problem found here and besides. */
export function readContent<Schema extends typeof Pack | typeof Library>(
  yaml: YamlFile,
  schema: Schema,
  besides: readonly Problem[] = [],
): Reading<Parsed<z.output<Schema>>> {
  const tooMany = countProblems(yaml);
  if (tooMany.length > 0) return { ok: false, problems: tooMany };
  const found = [...besides, ...repeatedIds(yaml)];
  const known = found.length > 0 ? undefined : inOrder(yaml.value, schema);
  const shape = known === undefined ? checkShape(yaml, schema, found) : { ok: true as const, value: known };
  return shape.ok ? { ok: true, value: { content: shape.value as z.output<Schema>, yaml } } : shape;
}

// Counted before the schema runs: half a million entries would otherwise give half a million problems.
function countProblems(yaml: YamlFile): readonly Problem[] {
  return ENTRIES.flatMap((key) => {
    const list = valueAt(yaml.value, [key]);
    if (!Array.isArray(list) || list.length <= MAX_ENTRIES) return [];
    const message = `\`${key}\`: found ${list.length} entries, expected at most ${MAX_ENTRIES}`;
    return [{ where: yaml.locateKey([key]), message, remedy: 'Split the article, or move shared facts to a library.' }];
  });
}

// Of what is written, in order or not: whoever mends the rest should not be told of these only then.
function repeatedIds(yaml: YamlFile): readonly Problem[] {
  return ENTRIES.flatMap((key) => {
    const list = valueAt(yaml.value, [key]);
    const seen = new Set<string>();
    return (Array.isArray(list) ? list : []).flatMap((entry: unknown, index) => {
      const id = valueAt(entry, ['id']);
      if (typeof id !== 'string') return [];
      const again = seen.has(id);
      seen.add(id);
      const message = `found the id \`${id}\` a second time in \`${key}\``;
      return again ? [{ where: yaml.locate([key, index, 'id']), message, remedy: 'Give each its own id.' }] : [];
    });
  });
}
