import { YAMLException } from 'js-yaml';
import { frozen } from '../frozen.ts';
import { remembered } from '../remembered.ts';
import { type Cut, cutYaml, type Stretch } from './cut-yaml.ts';
import { parseYaml, type Yaml } from './parse-yaml.ts';
import { type Offsets, skipSpace } from './yaml-offsets.ts';

/**
 * Reads a text of YAML part by part, or gives `undefined` where it cannot, or where anything is amiss: then the text is to
 * be read as a whole, which says what. Packs share facts and sources, and each is read once for all that have it; whoever
 * has the same part gets the very same value.
 */
export function readParts(text: string): Yaml | undefined {
  const cuts = cutYaml(text);
  if (cuts === undefined) return undefined;
  const value: Record<string, unknown> = {};
  for (const cut of cuts) {
    const held = cut.kind === 'keys' ? keysIn(text, cut) : listIn(text, cut);
    if (held === undefined || Object.keys(held).some((key) => isOdd(key, value))) return undefined;
    Object.assign(value, held);
  }
  return { value, offsets: () => offsetsOfParts(text, cuts) };
}

/** Whether a key comes a second time, an error of which only the whole can tell the place, or would not be set as a key. */
function isOdd(key: string, value: object): boolean {
  return key === '__proto__' || Object.hasOwn(value, key);
}

function keysIn(text: string, { start, end }: Stretch): object | undefined {
  const value = partAt(text, start, end)?.value;
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMapping ? value : undefined;
}

function listIn(text: string, { key, items }: Extract<Cut, { kind: 'list' }>): object | undefined {
  const list: unknown[] = [];
  for (const { start, end } of items) {
    const value = partAt(text, start, end)?.value;
    // Where an item that is empty stands, only what is before it tells.
    if (!Array.isArray(value) || value.length !== 1 || value[0] === null || value[0] === '') return undefined;
    list.push(value[0]);
  }
  return { [key]: list };
}

// Hardly a fact or source is longer. What is would crowd out what packs share, and fill the memory.
const LONGEST_PART = 50_000;

function partAt(text: string, start: number, end: number): { readonly value: unknown } | undefined {
  return end - start > LONGEST_PART ? undefined : partIn(text.slice(start, end));
}

// A few thousand facts and sources.
const MOST_LETTERS = 1_000_000;
const partIn = remembered((part): { readonly value: unknown } | undefined => {
  const yaml = parsed(part);
  return yaml === undefined ? undefined : { value: frozen(yaml.value) };
}, MOST_LETTERS);

// Asked for only where something is found; what it takes to answer is a hundred times the part.
const MOST_PLACED = 200_000;
const offsetsIn = remembered((part): Offsets | undefined => parsed(part)?.offsets(), MOST_PLACED);

function parsed(part: string): Yaml | undefined {
  try {
    // An item is one level deeper in the whole.
    const yaml = parseYaml(part, /^ *-/.test(part) ? 1 : 0);
    return 'outside' in yaml ? undefined : yaml;
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

function offsetsOfParts(text: string, cuts: readonly Cut[]): Offsets {
  const start = cuts[0]?.start ?? 0;
  const partOf = placedOnce(text);
  const child = (name: string | number): Offsets | undefined => {
    for (const cut of cuts) {
      if (cut.kind === 'list' && cut.key === name) return listAt(text, cut, partOf);
      const found = cut.kind === 'keys' ? partOf(cut)?.child(name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return { key: start, value: start, child };
}

type PartOf = (stretch: Stretch) => Offsets | undefined;

function listAt(text: string, { start, items }: Extract<Cut, { kind: 'list' }>, partOf: PartOf): Offsets {
  const child = (name: string | number): Offsets | undefined => {
    const item = typeof name === 'number' ? items[name] : undefined;
    return item && partOf(item)?.child(0);
  };
  return { key: start, value: text.indexOf('-', items[0]?.start ?? start), child };
}

/** The offsets of the parts of one text: a report asks for many places of the same part, and what packs share is not kept long. */
function placedOnce(text: string): PartOf {
  const known = new Map<Stretch, Offsets | undefined>();
  return (stretch) => {
    if (!known.has(stretch)) known.set(stretch, placedAt(text, stretch));
    return known.get(stretch);
  };
}

function placedAt(text: string, { start, end }: Stretch): Offsets | undefined {
  // A text of nothing but empty lines stands where the next thing does.
  const placed = (offset: number): number => (start + offset < end ? start + offset : skipSpace(text, end));
  const moved = (offsets: Offsets | undefined): Offsets | undefined =>
    offsets && {
      key: placed(offsets.key),
      value: placed(offsets.value),
      child: (inner) => moved(offsets.child(inner)),
    };
  return moved(offsetsIn(text.slice(start, end)));
}
