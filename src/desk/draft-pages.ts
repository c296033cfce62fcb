import type { Context } from 'hono';
import { isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { writePack } from '../pack/write-pack.ts';
import { compareDrafts, comparedWith } from '../pipeline/compare-drafts.ts';
import { findArticleKey } from '../pipeline/find-head.ts';
import { faultOf, loadArticle } from '../pipeline/load-article.ts';
import { lookAtDraft, type SeenDraft } from '../pipeline/look-at-draft.ts';
import type { DeskDeps } from './desk-deps.ts';
import { differenceView, fieldDifferences } from './difference-view.ts';
import { claimGroups, headOfDraft, mayDo, sourceViews } from './draft-views.ts';
import { eventView } from './event-view.ts';
import { factForm } from './fact-form.ts';
import { renderPage } from './page.ts';
import { pagePolicy } from './page-policy.ts';
import { reportView } from './report-view.ts';
import type { DeskEnv } from './visitor.ts';

type Page = (context: Context<DeskEnv>, desk: DeskDeps) => Promise<Response>;

/** Loads the draft that an address names, as the visitor sees it. */
export async function seenDraft(context: Context<DeskEnv>, { deps }: DeskDeps): Promise<SeenDraft> {
  const slug = context.req.param('slug') ?? '';
  const article = await findArticleKey(slug, context.req.query('locale'), deps.stores);
  return lookAtDraft(article, context.get('visitor').session.person, deps);
}

/** `/drafts/{slug}`: the article, its claims and its sources side by side, and what may be decided. */
export const reviewPage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const { actions, state, claims, judgements } = seen;
  const roles = seen.built.requires.filter((role) => mayDo(actions, 'sign-off', role));
  const undecided = claims.filter(({ fact, role }) => !judgements.has(fact) && mayDo(actions, 'judge', role)).length;
  const view = {
    ...headOfDraft(seen, 'Review'),
    groups: claimGroups(seen),
    sources: sourceViews(seen),
    isJudge: actions.some(({ name, allowed }) => name === 'judge' && allowed),
    undecided,
    signAs: roles,
    may: Object.fromEntries(
      [
        'request-changes',
        'revoke',
        'comment',
        'publish',
        'schedule',
        'unschedule',
        'correct',
        'withdraw',
        'discard',
        'assign',
      ].map((name) => [name.replace('-', '_'), mayDo(actions, name)]),
    ),
    comments: state.comments.map(({ added, resolved }) => ({
      id: added.id,
      who: added.person.name,
      at: added.at.slice(0, 16).replace('T', ' '),
      text: added.text,
      blocking: added.blocking,
      isOpen: resolved === undefined,
      settled: resolved === undefined ? null : `${resolved.person.name}, ${resolved.at.slice(0, 10)}`,
      on: added.anchor === undefined ? null : added.anchor.statement,
      isDetached: added.anchor !== undefined && !claims.some(({ statement }) => statement === added.anchor?.statement),
    })),
    people: desk.deps.house.policy.policy.people.map(({ id, name, roles }) => ({
      ...{ id, name, roles: roles.join(', ') },
      isAssigned: state.assigned?.id === id,
    })),
    facts: claims.map(({ fact, statement }) => ({ fact, statement: statement.slice(0, 80) })),
    earliest: new Date(Date.parse(desk.deps.clock.now()) + 3_600_000).toISOString().slice(0, 16),
  };
  return renderPage(context, desk, 'review', `Review: ${seen.built.title}`, view);
};

/** `/drafts/{slug}/page`: the exact bytes that readers would get, for the frame of the review. */
export const articlePage: Page = async (context, desk) => {
  const { kept } = await seenDraft(context, desk);
  return new Response(kept.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy(kept.html) },
  });
};

/** `/drafts/{slug}/report`: what every gate said. */
export const reportPage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const view = { ...headOfDraft(seen, 'Gate report'), ...reportView(seen) };
  return renderPage(context, desk, 'report', `Gate report: ${seen.built.title}`, view);
};

/** `/drafts/{slug}/compare`: what changed since the visitor signed, since what is live, or between two drafts named. */
export const comparePage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const loaded = await loadArticle(seen.article, desk.deps.stores);
  const drafts = [
    ...new Set(loaded.entries.flatMap(({ event }) => (event.type === 'draft.built' ? [event.draft] : []))),
  ];
  const to = context.req.query('to') ?? seen.built.draft;
  const from = context.req.query('from') ?? comparedWith(loaded, context.get('visitor').session.person);
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
    parts: parts.map(([name, differences]) => ({
      name,
      isSame: differences.length === 0,
      differences: differences.map(differenceView),
    })),
    drafts: drafts.map((digest) => ({
      digest,
      short: digest.slice(7, 19),
      isFrom: digest === from,
      isTo: digest === to,
    })),
    path: `/drafts/${seen.article.slug}/compare`,
  };
  return renderPage(context, desk, 'compare', `Compare: ${seen.built.title}`, view);
};

/** `/drafts/{slug}/history`: everything that ever happened to the article, and whether the chain of it holds. */
export const historyPage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const record = await desk.deps.stores.records.head(seen.article);
  const fault = faultOf(seen.article, record, seen.entries);
  const view = {
    ...headOfDraft(seen, 'History'),
    fault: fault ?? null,
    count: seen.entries.length,
    entries: seen.entries.toReversed().map(({ seq, event, digest }) => ({ seq, digest, ...eventView(event) })),
  };
  return renderPage(context, desk, 'history', `History: ${seen.built.title}`, view);
};

/** `/drafts/{slug}/fact`: one fact to be changed where it belongs, in the pack. */
export const factPage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const id = context.req.query('id') ?? '';
  const fact = seen.kept.pack.facts.find((candidate) => candidate.id === id);
  if (fact === undefined) throw new ImprimaturError('not-found', `the pack has no fact ${id}`);
  const view = {
    ...headOfDraft(seen),
    ...factForm(fact),
    isLibrary: id.includes('/'),
    canEdit: mayDo(seen.actions, 'revise'),
    canCorrect: mayDo(seen.actions, 'correct'),
    check: `/v1/drafts/${seen.article.slug}/facts/check?locale=${seen.article.locale}&id=${encodeURIComponent(id)}`,
    send: `/drafts/${seen.article.slug}/fact?locale=${seen.article.locale}&id=${encodeURIComponent(id)}`,
  };
  return renderPage(context, desk, 'fact', `Edit a fact: ${id}`, view);
};

/** `/drafts/{slug}/pack.yaml`: the pack as it stands, to go back to where packs are kept. */
export const packFile: Page = async (context, desk) => {
  const { kept, entries, article } = await seenDraft(context, desk);
  const isRevised = entries.some(({ event }) => event.type === 'draft.built' && event.revision !== undefined);
  const changed = isRevised ? kept.pack.facts.map(({ id }) => id) : [];
  return new Response(writePack(kept.pack, changed), {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="${article.slug}.yaml"`,
    },
  });
};

interface Confirmed {
  readonly title: string;
  readonly says: string;
  readonly label: string;
  /** The field of the decision that the text goes into. */
  readonly field: string;
  readonly longest: number;
  /** What the public reads before the text; `null` where it does not read it. */
  readonly preface: string | null;
}

const CONFIRMED: Readonly<Record<string, Confirmed>> = {
  withdraw: {
    title: 'Withdraw the page',
    says: 'The page goes offline at once. A notice with your reason stands at its address, and everybody can read it.',
    label: 'Reason, which the public reads',
    field: 'reason',
    longest: 1000,
    preface: 'This page was withdrawn on',
  },
  discard: {
    title: 'Put the draft aside',
    says: 'Only a changed pack opens the article again.',
    label: 'Reason',
    field: 'reason',
    longest: 1000,
    preface: null,
  },
  'request-changes': {
    title: 'Request changes',
    says: 'The draft leaves review, and its sign-offs are void. It comes back when it is built to another digest.',
    label: 'What has to change',
    field: 'reason',
    longest: 1000,
    preface: null,
  },
  correct: {
    title: 'Correct the page',
    says: 'A new draft says at its top what the live edition has wrong; it is signed like any other. To change a fact as well, edit the fact and fill in the correction there.',
    label: 'What was wrong, which the public reads',
    field: 'notice',
    longest: 600,
    preface: 'Corrected on',
  },
};

/** `/drafts/{slug}/confirm/{action}`: what a decision will do, its reason, and what the public will read of it. */
export const confirmPage: Page = (context, desk) => renderConfirm(context, desk, {});

/** The same, with what the public would read of the text in a form. */
export async function renderConfirm(
  context: Context<DeskEnv>,
  desk: DeskDeps,
  fields: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const name = context.req.param('action') ?? '';
  const asked = Object.hasOwn(CONFIRMED, name) ? CONFIRMED[name] : undefined;
  if (asked === undefined) throw new ImprimaturError('not-found', 'found no such page');
  const seen = await seenDraft(context, desk);
  const action = seen.actions.find((candidate) => candidate.name === name);
  const given = fields[asked.field];
  const view = {
    ...headOfDraft(seen),
    ...asked,
    isPublic: asked.preface !== null,
    name,
    text: typeof given === 'string' ? given.slice(0, asked.longest) : '',
    allowed: action?.allowed ?? false,
    reasons: action?.reasons ?? [],
    send: `/drafts/${seen.article.slug}/actions/${name}?locale=${seen.article.locale}`,
    preview: `/drafts/${seen.article.slug}/confirm/${name}?locale=${seen.article.locale}`,
    day: desk.deps.clock.today(),
  };
  return renderPage(context, desk, 'confirm', asked.title, view);
}
