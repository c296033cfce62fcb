import type { ValuePath } from './problem.ts';

/** What stands at a path of a value that nobody has checked, or `undefined` where nothing of its own does. */
export function valueAt(value: unknown, at: ValuePath): unknown {
  return at.reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, key) ? Reflect.get(node, key) : undefined,
    value,
  );
}
