const DAY = 86_400_000;

/** Whether a text is a real day of the calendar, written `YYYY-MM-DD`, between the years 1500 and 2999. */
export function isCalendarDate(text: string): boolean {
  if (!/^(1[5-9]|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return day >= 1 && day <= daysOf(year, month);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Counted, since a pack has hundreds of dates and writing one back to compare it costs more than all else about it.
function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
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
