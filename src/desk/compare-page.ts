import type { Context } from 'hono';
import { isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { compareDrafts, comparedWith } from '../pipeline/compare-drafts.ts';
import { loadArticle } from '../pipeline/load-article.ts';
import type { DeskDeps } from './desk-deps.ts';
import { differenceView, fieldDifferences } from './difference-view.ts';
import { headOfDraft } from './draft-views.ts';
import { renderPage } from './page.ts';
import { seenDraft } from './seen-draft.ts';
import type { DeskEnv } from './visitor.ts';

type Page = (context: Context<DeskEnv>, desk: DeskDeps) => Promise<Response>;

/** `/drafts/{slug}/compare`: what changed since the visitor signed, since what is live, or between two drafts named. */
export const comparePage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const loaded = await loadArticle(seen.article, desk.deps.stores);
  const builds = loaded.entries.flatMap(({ event }) => (event.type === 'draft.built' ? [event] : []));
  const drafts = [...new Map(builds.map((build) => [build.draft, build])).values()];
  const chosen = comparedWith(loaded, context.get('visitor').session.person);
  const asked = askedRange(context);
  const { from = chosen?.draft, to = seen.built.draft } = asked;
  if (!isDigest(to) || (from !== undefined && !isDigest(from)))
    throw new ImprimaturError('not-found', 'found no such draft');
  const compared = from === undefined ? undefined : await compareDrafts(seen.article, from, to, desk.deps);
  const parts =
    compared === undefined
      ? []
      : ([
          ['Statements that readers see', compared.statements],
          ['Corrections', compared.corrections],
          ['Facts', compared.facts.flatMap(fieldDifferences)],
          ['Sources', compared.sources.flatMap(fieldDifferences)],
          ['What the gates said', compared.findings],
        ] as const);
  const view = {
    ...headOfDraft(seen, 'Compare'),
    isFirst: compared === undefined,
    from:
      compared === undefined
        ? null
        : { at: compared.from.at.slice(0, 16).replace('T', ' '), digest: compared.from.draft },
    to:
      compared === undefined ? null : { at: compared.to.at.slice(0, 16).replace('T', ' '), digest: compared.to.draft },
    parts: parts.flatMap(([name, differences]) =>
      differences.length === 0 ? [] : [{ name, differences: differences.map(differenceView) }],
    ),
    isSinceSigned: from === chosen?.draft && chosen?.since === 'signed',
    isSinceLive: from === chosen?.draft && chosen?.since === 'live',
    unchanged: parts
      .flatMap(([name, differences]) => (differences.length === 0 ? [name.toLowerCase()] : []))
      .join(', '),
    drafts: drafts.map(({ draft: digest, at, revision, batch }) => ({
      digest,
      short: `${at.slice(0, 16).replace('T', ' ')}, ${revision?.person.name ?? batch ?? 'a build'} (${digest.slice(7, 14)})`,
      isFrom: digest === from,
      isTo: digest === to,
    })),
    path: `/drafts/${seen.article.slug}/compare`,
  };
  return renderPage(context, desk, 'compare', `Compare: ${seen.built.title}`, view);
};

// `compare/{a}..{b}`, or the fields of the form; what is no digest names no draft.
function askedRange({ req }: Context): { readonly from: string | undefined; readonly to: string | undefined } {
  const range = req.param('range');
  if (range === undefined) return { from: req.query('from'), to: req.query('to') };
  const [from = '', to = '', ...more] = range.split('..');
  return { from, to: more.length === 0 ? to : '' };
}
