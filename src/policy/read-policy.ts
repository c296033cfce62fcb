import { type Digest, digestValue } from '../digest.ts';
import { checkShape } from '../pack/check-shape.ts';
import type { Problem, Reading, SourceFile } from '../pack/problem.ts';
import { readYaml } from '../pack/read-yaml.ts';
import { Policy } from './policy.ts';

/** A policy that reads without a problem, and the digest that drafts and decisions name it by. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly digest: Digest;
}

/** Reads a policy file, or reports every problem in it. */
export function readPolicy(file: SourceFile): Reading<ReadPolicy> {
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml;
  const shape = checkShape(yaml.value, Policy);
  if (!shape.ok) return shape;
  const policy = shape.value;
  const problems: Problem[] = policy.people.flatMap(({ id }, index) => {
    if (policy.people.findIndex((person) => person.id === id) === index) return [];
    const where = yaml.value.locate(['people', index, 'id']);
    return [{ where, message: `found the person \`${id}\` a second time`, remedy: 'List each person once.' }];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { policy, digest: digestValue(policy) } };
}
