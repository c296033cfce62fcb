const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?\\s{1,3}';
const WRITTEN = new RegExp(
  `\\b(?:as of|since|on|from|until|effective|(?:last )?(?:updated?|reviewed|checked|verified|accessed|dated)(?: on)?:?|in|of)\\s{1,3}(?:(?<before>\\d{1,2})\\s)?(?:${MONTH})?(?:(?<after>\\d{1,2}),?\\s{1,3})?(?<year>(?:19|20)\\d\\d)\\b`,
  'gi',
);
const ISO = /\b(?:19|20)\d\d-\d\d-\d\d\b/g;

/** The days by which a text's dates have ended, `YYYY-MM-DD`: the last of the month or year where no day is given. */
export function datesIn(text: string): readonly string[] {
  const written = Array.from(text.matchAll(WRITTEN), ({ groups }) => lastDay(groups ?? {}));
  return [...written, ...(text.match(ISO) ?? [])];
}

function lastDay({ year, month, before, after }: Readonly<Record<string, string | undefined>>): string {
  if (month === undefined) return `${year}-12-31`;
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const day = before ?? after ?? String(new Date(Date.UTC(Number(year), index + 1, 0)).getUTCDate());
  return `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
