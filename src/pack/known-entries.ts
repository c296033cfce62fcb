import type * as z from 'zod';
import { settled } from '../digest.ts';
import { Fact } from './fact.ts';
import type { Library, Pack } from './pack.ts';
import { normaliseTexts } from './plain-text.ts';
import { Source } from './source.ts';

/**
 * What a file of facts and sources says if all of it is in order, and `undefined` otherwise: to be read again as a whole,
 * for the problems with their places. Packs share facts and sources, and each is checked once for all that have it.
 */
export function inOrder<Schema extends typeof Pack | typeof Library>(
  value: unknown,
  schema: Schema,
): z.output<Schema> | undefined {
  if (value === null || typeof value !== 'object' || !('facts' in value) || !('sources' in value)) return undefined;
  const facts = entriesOf(value.facts, factIn);
  const sources = entriesOf(value.sources, sourceIn);
  if (facts === undefined || sources === undefined) return undefined;
  const rest = valid({ ...value, facts: [], sources: [] }, schema) as z.output<Schema> | undefined;
  return rest === undefined ? undefined : { ...rest, facts, sources };
}

function entriesOf<Entry>(list: unknown, entryIn: (item: object) => Entry | undefined): Entry[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries: Entry[] = [];
  for (const item of list) {
    const entry = item === null || typeof item !== 'object' ? undefined : entryIn(item);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

const factIn = checkedOnce(Fact);
const sourceIn = checkedOnce(Source);

// Packs that have the same part of a file have the very same value of it.
function checkedOnce<Schema extends z.ZodType>(schema: Schema): (item: object) => z.output<Schema> | undefined {
  const known = new WeakMap<object, { readonly entry: z.output<Schema> | undefined }>();
  return (item) => {
    const found = known.get(item) ?? { entry: entryOf(valid(item, schema)) };
    known.set(item, found);
    return found.entry;
  };
}

function valid<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> | undefined {
  const normal = normaliseTexts(value);
  return normal.faults.length > 0 ? undefined : schema.safeParse(normal.value).data;
}

// As a pack is digested, and no pack can change it for another.
const entryOf = <Entry>(entry: Entry | undefined): Entry | undefined => (entry === undefined ? entry : settled(entry));
