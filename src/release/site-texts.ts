import { ImprimaturError } from '../errors.ts';
import { fill, type HouseTexts, type TemplateSet } from '../render/template-set.ts';

/** The house's texts for site pages in the language of a locale; English where the language has none. */
export function siteTexts(
  templates: TemplateSet,
  locale: string,
): { readonly language: string; readonly texts: HouseTexts } {
  const own = templates.texts('site', locale);
  if (own !== undefined) return { language: locale, texts: own };
  const texts = templates.texts('site', 'en');
  if (texts === undefined) throw new ImprimaturError('invalid', 'templates/site: found no text.en.json');
  return { language: 'en', texts };
}

/** A moment as the day it fell on in UTC, for people and machines. */
export function dayOf(moment: string, texts: HouseTexts): { readonly date: string; readonly text: string } {
  const date = moment.slice(0, 10);
  const [year = '', month = '', day = ''] = date.split('-');
  return { date, text: fill(texts, 'date.day', { day: Number(day), month: fill(texts, `month.${month}`), year }) };
}
