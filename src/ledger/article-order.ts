import type { ArticleKey } from '../review/event.ts';

/** One text per article, different for different articles: what a map knows it by. */
export function articleName({ slug, locale }: ArticleKey): string {
  return JSON.stringify([slug, locale]);
}

/** Compares articles by slug, then locale: the order of every list of them. */
export function compareArticles(a: ArticleKey, b: ArticleKey): number {
  return compareText(a.slug, b.slug) || compareText(a.locale, b.locale);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
