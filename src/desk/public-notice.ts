import { fill, type HouseTexts, type TemplateSet } from '../render/template-set.ts';
import type { ArticleKey } from '../review/event.ts';

/** What the public would read of a decision today. */
export interface PublicNotice {
  readonly heading: string;
  readonly lines: readonly string[];
  /** What stands before the person's own words. */
  readonly before: string;
}

/** Whose words a notice is told in, and when. */
export interface NoticeSetting {
  readonly article: ArticleKey;
  /** The folder of templates that the page is made with, such as `article/health-topic`. */
  readonly folder: string;
  readonly today: string;
}

/** What the public reads around the text of a withdrawal or a correction, in the house's words; `null` for anything else. */
export function publicNotice(name: string, setting: NoticeSetting, templates: TemplateSet): PublicNotice | null {
  const { article, folder, today } = setting;
  const site = templates.texts('site', article.locale) ?? templates.texts('site', 'en');
  const page = templates.texts(folder, article.locale);
  if (name === 'withdraw' && site !== undefined)
    return {
      heading: fill(site, 'notice.heading'),
      lines: [fill(site, 'notice.rely'), `${fill(site, 'withdrawn')} ${dayIn(site, today)}`],
      before: fill(site, 'reason'),
    };
  if (name === 'correct' && page !== undefined)
    return {
      heading: fill(page, 'section.corrections'),
      lines: [],
      before: `${fill(page, 'corrected')} ${dayIn(page, today)}:`,
    };
  return null;
}

function dayIn(texts: HouseTexts, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return fill(texts, 'date.day', { day: Number(day), month: fill(texts, `month.${month}`), year });
}
