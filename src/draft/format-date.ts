import type { HouseTexts } from '../render/template-set.ts';
import { fill } from '../render/template-set.ts';

/** A date as the page's language writes it: a whole day, a month and year, or a year. */
export function formatDate(date: string, texts: HouseTexts): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = fill(texts, `month.${month}`);
  if (day === undefined) return fill(texts, 'date.month', { month: name, year });
  return fill(texts, 'date.day', { day: Number(day), month: name, year });
}
