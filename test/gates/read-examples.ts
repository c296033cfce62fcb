import { CORE_SCHEMA, load } from 'js-yaml';
import type { Surroundings } from './example-house.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What an example shows, as the first line of its block says it. */
export const SHOWS = ['passes', 'rejected', 'warned', 'invalid', 'invalid-yaml', 'clean', 'flagged'] as const;

/** A fenced block of a page that is run as a test. */
export interface Example {
  readonly page: string;
  readonly line: number;
  readonly shows: (typeof SHOWS)[number];
  readonly text: string;
}

/** What an example may pin beyond the gate and the severity of its finding. */
export interface Expected {
  readonly element?: string;
  readonly fact?: string;
  readonly source?: string;
  readonly line?: number;
  readonly message?: string;
}

/** An example's changes, apart from what it expects and what it changes around the pack. */
export interface Changes {
  readonly pack: Fields;
  readonly around: Surroundings;
  readonly expected: Expected;
}

const FENCE = /^```(?:yaml|text) ([a-z-]+)\n(.*?)^```$/gms;

/** The examples of a page, in its order; a block whose first line names nothing known is an error. */
export function examplesOf(page: string, text: string): readonly Example[] {
  return [...text.matchAll(FENCE)].map((match) => {
    const shows = SHOWS.find((known) => known === match[1]);
    const line = text.slice(0, match.index).split('\n').length;
    if (shows === undefined) throw new Error(`${page}:${line}: found an example that shows "${match[1]}"`);
    return { page, line, shows, text: match[2] ?? '' };
  });
}

/** The changes that an example makes. */
export function changesOf({ text }: Example): Changes {
  const { expect = {}, today, policy, retractions, page, ...pack } = (read(text) ?? {}) as Fields;
  const around = Object.entries({ today, policy, retractions, page }).filter(([, value]) => value !== undefined);
  return { pack, around: Object.fromEntries(around), expected: expect as Expected };
}

/** What a raw file expects: the comment `# expect: …` names a part of the message, `# line: …` the line. */
export function expectedOfRaw({ text }: Example): Expected {
  const message = /^# expect: (.+)$/m.exec(text)?.[1];
  const line = /^# line: (\d+)$/m.exec(text)?.[1];
  return { ...(message === undefined ? {} : { message }), ...(line === undefined ? {} : { line: Number(line) }) };
}

/** A pack with the changes of an example applied: facts and sources by id, any other key replaced. */
export function changePack(pack: Uint8Array, changes: Fields): Fields {
  const base = read(new TextDecoder().decode(pack)) as Fields;
  const { facts, sources, ...rest } = changes;
  return {
    ...base,
    ...rest,
    facts: changeList(base.facts as readonly Fields[], facts as Fields | undefined),
    sources: changeList(base.sources as readonly Fields[], sources as Fields | undefined),
  };
}

function read(text: string): unknown {
  return load(text, { schema: CORE_SCHEMA });
}

function changeList(list: readonly Fields[], changes: Fields = {}): readonly Fields[] {
  const known = new Set(list.map(({ id }) => id));
  for (const [id, change] of Object.entries(changes))
    if (change === null && !known.has(id)) throw new Error(`found no "${id}" to remove`);
  const kept = list.flatMap((entry) => {
    const change = changes[String(entry.id)];
    if (change === undefined) return [entry];
    return change === null ? [] : [merge(entry, change) as Fields];
  });
  const added = Object.entries(changes).filter(([id]) => !known.has(id));
  return [...kept, ...added.map(([id, fields]) => ({ id, ...(fields as Fields) }))];
}

// A mapping is laid over a mapping key by key; null takes a key out; anything else takes the place of what was there.
function merge(base: unknown, change: unknown): unknown {
  if (!isMapping(base) || !isMapping(change)) return change;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(change)])];
  return Object.fromEntries(
    keys
      .filter((key) => change[key] !== null)
      .map((key) => [key, key in change ? merge(base[key], change[key]) : base[key]]),
  );
}

function isMapping(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
