import { diffWordsWithSpace } from 'diff';
import type { Difference } from '../pipeline/compare-drafts.ts';

/** Words of a text, and whether they are the same in both, were there before, or are there now. */
interface Words {
  readonly text: string;
  readonly wasThere: boolean;
  readonly isNew: boolean;
}

/** A difference as the page shows it: word by word where a text was changed. */
export function differenceView({ what, before, after }: Difference) {
  const words: readonly Words[] =
    before === undefined || after === undefined
      ? []
      : diffWordsWithSpace(before, after).map(({ value, removed, added }) => ({
          text: value,
          wasThere: removed,
          isNew: added,
        }));
  return { what, words: words.length > 0 ? words : null, before: before ?? null, after: after ?? null };
}

/** Differences of whole entries as differences of their fields, such as `kava-dose citations.0.locator`. */
export function fieldDifferences({ what, before, after }: Difference): readonly Difference[] {
  if (before === undefined || after === undefined) return [{ what, before: brief(before), after: brief(after) }];
  const [old, now] = [fieldsOf(JSON.parse(before)), fieldsOf(JSON.parse(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ what: `${what} ${path}`, before: old.get(path), after: now.get(path) }));
}

// A whole entry that came or went is told by its words, not by its form.
function brief(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { statement, csl } = JSON.parse(text) as { statement?: string; csl?: { title?: string } };
  return statement ?? csl?.title ?? text;
}

function fieldsOf(value: unknown, path: readonly string[] = []): ReadonlyMap<string, string> {
  if (value === null || typeof value !== 'object') return new Map([[path.join('.'), String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...fieldsOf(inner, [...path, key])]));
}
