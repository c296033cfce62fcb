import { ImprimaturError } from '../errors.ts';
import type { SourceFile } from '../pack/problem.ts';
import { type ReadPolicy, readPolicy } from '../policy/read-policy.ts';

/** Reads a policy that must be without a problem; rejects with `invalid`, naming every problem. */
export function mustReadPolicy(file: SourceFile): ReadPolicy {
  const reading = readPolicy(file);
  if (reading.ok) return reading.value;
  const lines = reading.problems.map(
    ({ where, message, remedy }) => `${where.path}:${where.line}:${where.column} ${message}. ${remedy}`,
  );
  throw new ImprimaturError('invalid', lines.join('\n'));
}
