import * as z from 'zod';

const NAMES = new WeakMap<z.ZodType, readonly string[]>();

/** Every key that a schema knows anywhere in it: what a misspelt key may have been meant to be. */
export function keyNames(schema: z.ZodType): readonly string[] {
  const known = NAMES.get(schema);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const properties: unknown = Reflect.get(node, 'properties');
    if (properties !== null && typeof properties === 'object')
      for (const name of Object.keys(properties)) names.add(name);
    for (const part of Object.values(node)) visit(part);
  };
  visit(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }));
  NAMES.set(schema, [...names]);
  return [...names];
}
