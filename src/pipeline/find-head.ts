import { ImprimaturError } from '../errors.ts';
import type { ArticleKey } from '../review/event.ts';
import type { HeadRecord } from '../stores/record-store.ts';
import type { Stores } from '../stores/stores.ts';

const MOST_LANGUAGES = 500;

/** Finds the one article with a slug, in a locale if one is given; rejects with `not-found`, or `invalid` when several fit. */
export async function findHead(slug: string, locale: string | undefined, { records }: Stores): Promise<HeadRecord> {
  const { heads } = await records.list({ slug, limit: MOST_LANGUAGES });
  const fitting = heads.filter(({ head }) => locale === undefined || head.article.locale === locale);
  const [only, another] = fitting;
  if (only === undefined)
    throw new ImprimaturError('not-found', `found no article "${slug}"; \`imprimatur drafts\` lists them`);
  if (another !== undefined) {
    const locales = fitting
      .map(({ head }) => head.article.locale)
      .sort()
      .join(', ');
    throw new ImprimaturError('invalid', `found "${slug}" in ${locales}; say which with --locale`);
  }
  return only;
}

/** The key of the one article with a slug: see {@link findHead}. */
export async function findArticleKey(slug: string, locale: string | undefined, stores: Stores): Promise<ArticleKey> {
  return (await findHead(slug, locale, stores)).head.article;
}
