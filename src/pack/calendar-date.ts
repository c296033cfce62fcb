const DAY = 86_400_000;

/** Whether a text is a real day of the calendar, written `YYYY-MM-DD`, between the years 1500 and 2999. */
export function isCalendarDate(text: string): boolean {
  if (!/^(1[5-9]|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The day that many days after another; both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const key = `${date} ${days}`;
  const known = SUMS.get(key);
  if (known !== undefined) return known;
  if (SUMS.size >= MOST_SUMS) SUMS.clear();
  const sum = dayAfter(date, days);
  SUMS.set(key, sum);
  return sum;
}

// One page asks for the same few sums hundreds of times.
const MOST_SUMS = 5_000;
const SUMS = new Map<string, string>();

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** How many days lie between two days; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
