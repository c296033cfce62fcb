import type { ReferenceEntry } from './reference-entry.ts';

/** Finds the first entry that names call, of those by which a work can be found; `undefined` where none is. */
export type FindEntry = (names: readonly string[]) => ReferenceEntry | undefined;

/** Makes the entries of a page ready to be found by what its markers say: a number, a name, or `smith 2020`. */
export function entryIndex(entries: readonly ReferenceEntry[]): FindEntry {
  const findable = entries.filter(({ isFindable }) => isFindable);
  const named = new Map<string, number>();
  for (const [place, { names }] of findable.entries())
    for (const name of names) if (!named.has(name)) named.set(name, place);
  const texts = findable.map(({ text }) => ({ text, lower: text.toLowerCase() }));
  const all = texts.map(({ lower }) => lower).join('\n');
  const byAuthor = (name: string): number => {
    const [author, year] = name.split(' ');
    // Most authors that no entry has are in none of them: one look at all tells.
    if (author === undefined || year === undefined || !all.includes(author)) return -1;
    return texts.findIndex(({ text, lower }) => lower.includes(author) && text.includes(year));
  };
  // A page calls the same entry again and again.
  const known = new Map<string, number>();
  const placeOf = (name: string): number => {
    const place = known.get(name);
    if (place !== undefined) return place;
    const places = [named.get(name) ?? -1, byAuthor(name)].filter((one) => one >= 0);
    const first = places.length === 0 ? -1 : Math.min(...places);
    known.set(name, first);
    return first;
  };
  if (findable.length === 0) return () => undefined;
  return (names) => {
    const places = names.map(placeOf).filter((place) => place >= 0);
    return places.length === 0 ? undefined : findable[Math.min(...places)];
  };
}
