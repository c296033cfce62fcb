import type { Policy } from '../policy/policy.ts';
import type { TemplateSet } from '../render/template-set.ts';
import type { PublicFile } from './published-article.ts';
import { dayOf, siteTexts } from './site-texts.ts';

/** A live article as the site's own pages list it. */
export interface ListedArticle {
  readonly slug: string;
  readonly locale: string;
  readonly title: string;
  /** When its live edition was published, ISO 8601. */
  readonly since: string;
}

/** The paths of the files that list the whole site. */
export const SITE_PATHS: readonly string[] = ['index.html', '404.html', 'sitemap.xml', 'robots.txt'];

/** The files that list the site: a pure function of what is live, in whatever order it comes. */
export function siteFiles(
  live: readonly ListedArticle[],
  policy: Policy,
  templates: TemplateSet,
): readonly PublicFile[] {
  const { language, texts } = siteTexts(templates, 'en');
  const chrome = { texts, language, publisher: policy.publisher.name, example: policy.example !== undefined };
  const byTitle = [...live].sort((a, b) => compare(fold(a.title), fold(b.title)) || compare(a.slug, b.slug));
  const articles = byTitle.map(({ slug, title, since }) => ({ href: `${slug}/`, title, updated: dayOf(since, texts) }));
  const base = policy.site.url ?? 'http://localhost/';
  const entries = [...live]
    .sort((a, b) => compare(a.slug, b.slug))
    .map(({ slug, since }) => ({
      address: new URL(`${slug}/`, base).href,
      date: since.slice(0, 10),
    }));
  return [
    { path: 'index.html', text: templates.render('site/index.hbs', { ...chrome, articles }) },
    { path: '404.html', text: templates.render('site/404.hbs', { ...chrome, home: '/' }) },
    { path: 'sitemap.xml', text: templates.render('site/sitemap.xml.hbs', { home: base, entries }) },
    { path: 'robots.txt', text: `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', base).href}\n` },
  ];
}

const fold = (title: string): string => title.toLowerCase();

// Not localeCompare: the order must not depend on the machine's locale data.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
