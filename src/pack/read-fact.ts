import { checkShape } from './check-shape.ts';
import { Fact } from './fact.ts';
import type { Problem, Reading } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { type ResolvedPack, sourceOf } from './resolved-pack.ts';

/** Reads one fact as a resolved pack has it (`library/id` for one of a library), or every problem with it. */
export function readFact(content: unknown, pack: ResolvedPack): Reading<Fact> {
  const named = content !== null && typeof content === 'object' ? Reflect.get(content, 'id') : undefined;
  const id = typeof named === 'string' ? named : '';
  const own = id.slice(id.indexOf('/') + 1);
  const bytes = new TextEncoder().encode(JSON.stringify({ ...(content as object | null), id: own }));
  const yaml = readYaml({ path: 'fact', bytes });
  if (!yaml.ok) return yaml;
  const shape = checkShape(yaml.value, Fact);
  if (!shape.ok) return shape;
  const unknown = shape.value.citations.flatMap(({ source }, index): readonly Problem[] => {
    if (sourceOf(pack, source) !== undefined) return [];
    const where = yaml.value.locate(['citations', index, 'source']);
    return [
      { where, message: `found no source \`${source}\` in the pack`, remedy: 'Cite a source that the pack has.' },
    ];
  });
  if (unknown.length > 0) return { ok: false, problems: unknown };
  return { ok: true, value: { ...shape.value, id } };
}
