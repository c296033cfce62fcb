import type { DatabaseSync } from 'node:sqlite';
import { type HeadPage, type HeadQuery, partsOfPlace, placeOfHead } from '../head-query.ts';
import { type HeadRow, headRecordOf } from '../record-rows.ts';
import { headField } from './record-schema.ts';

const [OPEN, LIVE, AT] = [headField('open.state'), headField('live.state'), headField('updatedAt')];
const LIVE_STATES = ['published', 'withdrawn'];

/** A page of the heads that fit a query, those changed last first. */
export function listHeads(
  database: DatabaseSync,
  { slug, state, unsigned, batch, assigned, search, after, limit }: HeadQuery,
): HeadPage {
  const where: string[] = [];
  const given: (string | number)[] = [];
  const ask = (condition: string, ...values: readonly string[]): void => {
    where.push(condition);
    given.push(...values);
  };
  if (slug !== undefined) ask('slug = ?', slug);
  if (state !== undefined) ask(`${LIVE_STATES.includes(state) ? LIVE : OPEN} = ?`, state);
  if (unsigned !== undefined) {
    ask(`instr(${headField('open.requires')}, ?) > 0`, JSON.stringify(unsigned));
    ask(`instr(${headField('open.signed')}, ?) = 0`, JSON.stringify(unsigned));
  }
  if (batch !== undefined) ask(`${headField('open.batch')} = ?`, batch);
  if (assigned !== undefined) ask(`${headField('open.assigned')} = ?`, assigned);
  if (search !== undefined) ask(`instr(lower(slug || ' ' || ${headField('title')}), ?) > 0`, search.toLowerCase());
  const place = after === undefined ? undefined : partsOfPlace(after);
  if (place !== undefined) ask(`(${AT}, slug, locale) < (?, ?, ?)`, ...place);
  const rows = database
    .prepare(
      `SELECT slug, locale, seq, digest, head FROM heads ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
       ORDER BY ${AT} DESC, slug DESC, locale DESC LIMIT ?`,
    )
    .all(...given, limit + 1) as unknown as HeadRow[];
  const heads = rows.slice(0, limit).map(headRecordOf);
  const last = heads.at(-1);
  return rows.length > limit && last !== undefined ? { heads, next: placeOfHead(last) } : { heads };
}

/** How many heads there are in each state. */
export function countHeads(database: DatabaseSync): ReadonlyMap<string, number> {
  const counted = [OPEN, LIVE].flatMap(
    (state) =>
      database
        .prepare(`SELECT ${state} AS state, count(*) AS count FROM heads WHERE ${state} IS NOT NULL GROUP BY ${state}`)
        .all() as unknown as { readonly state: string; readonly count: number }[],
  );
  return new Map(counted.map(({ state, count }) => [state, count]));
}
