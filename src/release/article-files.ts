import type { Policy } from '../policy/policy.ts';
import { fill, type HouseTexts, type TemplateSet } from '../render/template-set.ts';
import type { Edition } from '../review/article-state.ts';
import { provenance } from './provenance.ts';
import type { PublicFile, PublishedArticle } from './published-article.ts';
import { dayOf, siteTexts } from './site-texts.ts';

/** The paths of an article's public files, page first. */
export function articlePaths(slug: string): readonly string[] {
  return [`${slug}/index.html`, `${slug}/provenance.json`, `${slug}/history/index.html`];
}

/** An article's record, without what it was made from. */
export interface RecordedArticle {
  readonly slug: string;
  readonly locale: string;
  readonly title: string;
  readonly editions: readonly Edition[];
}

/** The public files of an article: the approved bytes or the notice of withdrawal, the record, and the history. */
export function articleFiles(article: PublishedArticle, policy: Policy, templates: TemplateSet): readonly PublicFile[] {
  const { slug, locale, title } = article.draft;
  const recorded = { slug, locale, title, editions: article.editions };
  const bodies = [
    noticeText(recorded, policy, templates) ?? article.html,
    provenance(article),
    historyText(recorded, policy, templates),
  ];
  return articlePaths(slug).map((path, index) => ({ path, text: bodies[index] ?? '' }));
}

/** The public files of a withdrawn article that need nothing but its record: the notice and the history. */
export function noticeFiles(article: RecordedArticle, policy: Policy, templates: TemplateSet): readonly PublicFile[] {
  const notice = noticeText(article, policy, templates);
  const [page = '', , history = ''] = articlePaths(article.slug);
  if (notice === undefined) return [];
  return [
    { path: page, text: notice },
    { path: history, text: historyText(article, policy, templates) },
  ];
}

function noticeText(article: RecordedArticle, policy: Policy, templates: TemplateSet): string | undefined {
  const withdrawn = article.editions.at(-1)?.withdrawn;
  if (withdrawn === undefined) return undefined;
  const chrome = chromeOf(article, policy, templates);
  return templates.render('site/notice.hbs', {
    ...chrome,
    home: '../',
    // To the moment, not the day: no two notices are the same bytes, so a writer that saw one never replaces another.
    withdrawn: { ...dayOf(withdrawn.at, chrome.texts), date: withdrawn.at },
    reason: withdrawn.reason,
    record: 'history/',
  });
}

function historyText(article: RecordedArticle, policy: Policy, templates: TemplateSet): string {
  const chrome = chromeOf(article, policy, templates);
  return templates.render('site/history.hbs', {
    ...chrome,
    home: '../../',
    page: '../',
    editions: article.editions
      .map((edition, index) => editionView(edition, index === article.editions.length - 1, chrome.texts))
      .reverse(),
  });
}

function chromeOf({ locale, title }: RecordedArticle, policy: Policy, templates: TemplateSet) {
  const { language, texts } = siteTexts(templates, locale);
  return { texts, language, publisher: policy.publisher.name, example: policy.example !== undefined, title };
}

function editionView({ released, withdrawn }: Edition, isLast: boolean, texts: HouseTexts) {
  const state = withdrawn !== undefined ? 'withdrawn' : isLast ? 'live' : 'superseded';
  return {
    digest: released.draft,
    published: dayOf(released.at, texts),
    state,
    stateText: fill(texts, `state.${state}`),
    withdrawn: withdrawn === undefined ? null : dayOf(withdrawn.at, texts),
    reason: withdrawn?.reason ?? null,
    signOffs: released.signOffs.map(({ person, role, meaning, at }) => ({
      name: person.name,
      roleText: fill(texts, `role.${role}`),
      meaning,
      given: dayOf(at, texts),
    })),
  };
}
