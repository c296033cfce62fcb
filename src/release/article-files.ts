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

/** The public files of an article: the approved bytes or the notice of withdrawal, the record, and the history. */
export function articleFiles(article: PublishedArticle, policy: Policy, templates: TemplateSet): readonly PublicFile[] {
  const { language, texts } = siteTexts(templates, article.draft.locale);
  const chrome = {
    texts,
    language,
    publisher: policy.publisher.name,
    example: policy.example !== undefined,
    title: article.draft.title,
  };
  const withdrawn = article.editions.at(-1)?.withdrawn;
  const page =
    withdrawn === undefined
      ? article.html
      : templates.render('site/notice.hbs', {
          ...chrome,
          home: '../',
          // To the moment, not the day: no two notices are the same bytes, so a writer that saw one never replaces another.
          withdrawn: { ...dayOf(withdrawn.at, texts), date: withdrawn.at },
          reason: withdrawn.reason,
          record: 'history/',
        });
  const history = templates.render('site/history.hbs', {
    ...chrome,
    home: '../../',
    page: '../',
    editions: article.editions
      .map((edition, index) => editionView(edition, index === article.editions.length - 1, texts))
      .reverse(),
  });
  const bodies = [page, provenance(article), history];
  return articlePaths(article.draft.slug).map((path, index) => ({ path, text: bodies[index] ?? '' }));
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
