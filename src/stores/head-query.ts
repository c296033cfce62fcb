import type { HeadRecord } from './record-store.ts';

/** What a list of heads is asked for; every part narrows it. */
export interface HeadQuery {
  /** The slug, exactly: its articles in every language. */
  readonly slug?: string;
  /** The state of the open edition, or of the live one. */
  readonly state?: string;
  /** A role that must still sign the open edition. */
  readonly unsigned?: string;
  /** The batch that built the open edition. */
  readonly batch?: string;
  /** The person to whom the open edition is assigned. */
  readonly assigned?: string;
  /** Words of the slug or title, in any case of ASCII letters. */
  readonly search?: string;
  /** Where the page before ended: what `next` of it said. */
  readonly after?: string;
  readonly limit: number;
}

/** A page of heads, those changed last first. */
export interface HeadPage {
  readonly heads: readonly HeadRecord[];
  /** What the next page is asked for with; absent on the last. */
  readonly next?: string;
}

/** The states by which a head is listed and counted: of its open edition, and of its live one. */
export function statesOfHead({ head }: HeadRecord): readonly string[] {
  return [head.open?.state, head.live?.state].filter((state) => state !== undefined);
}

/** Where a head stands in the list, as text: the later, the greater. */
export function placeOfHead({ head }: HeadRecord): string {
  return [head.updatedAt, head.article.slug, head.article.locale].join(' ');
}

/** Splits a place into its three parts; one that is none is the beginning. */
export function partsOfPlace(place: string): readonly [string, string, string] | undefined {
  const [at, slug, locale, ...rest] = place.split(' ');
  return at === undefined || slug === undefined || locale === undefined || rest.length > 0
    ? undefined
    : [at, slug, locale];
}
