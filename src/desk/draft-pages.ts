import type { Context } from 'hono';
import { ImprimaturError } from '../errors.ts';
import { writePack } from '../pack/write-pack.ts';
import { changedAtDesk } from '../pipeline/changed-at-desk.ts';
import { faultOf } from '../pipeline/load-article.ts';
import type { DeskDeps } from './desk-deps.ts';
import { anchorOf, claimGroups, headOfDraft, mayDo, sourceViews } from './draft-views.ts';
import { eventView } from './event-view.ts';
import { factForm } from './fact-form.ts';
import { renderPage } from './page.ts';
import { pagePolicy } from './page-policy.ts';
import { reportView } from './report-view.ts';
import { seenDraft } from './seen-draft.ts';
import { sentencesOf } from './sentence.ts';
import type { DeskEnv } from './visitor.ts';

type Page = (context: Context<DeskEnv>, desk: DeskDeps) => Promise<Response>;

/** `/drafts/{slug}`: the article, its claims and its sources side by side, and what may be decided. */
export const reviewPage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const { actions, state, claims, judgements } = seen;
  const undecided = claims.filter(({ fact, role }) => !judgements.has(fact) && mayDo(actions, 'judge', role));
  const openComments = state.comments.filter(({ resolved }) => resolved === undefined).length;
  const view = {
    ...headOfDraft(seen, 'Review'),
    groups: claimGroups(seen),
    sources: sourceViews(seen),
    isJudge: actions.some(({ name, allowed }) => name === 'judge' && allowed),
    undecided: undecided.length,
    firstUndecided: undecided[0] === undefined ? null : anchorOf(undecided[0].fact),
    openComments: openComments === 0 ? null : openComments,
    signAs: actions.flatMap(({ name, role, allowed, meaning }) =>
      name === 'sign-off' && allowed && role !== undefined ? [{ role, meaning: meaning ?? '' }] : [],
    ),
    // Somebody of the role looks for the button that is not there: what stands against it is said in its place.
    unsigned: actions.flatMap(({ name, role, allowed, reasons }) =>
      name === 'sign-off' && !allowed && role !== undefined && !reasons.some(({ code }) => SAID.includes(code))
        ? [{ role, reasons: sentencesOf(reasons) }]
        : [],
    ),
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

const SAID = [
  'wrong-role',
  'not-on-roster',
  'role-taken',
  'already-signed',
  'already-published',
  'rejected',
  'nothing-open',
];

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

/** `/drafts/{slug}/history`: everything that ever happened to the article, and whether the chain of it holds. */
export const historyPage: Page = async (context, desk) => {
  const seen = await seenDraft(context, desk);
  const record = await desk.deps.stores.records.head(seen.article);
  const fault = faultOf(seen.article, record, seen.entries);
  const view = {
    ...headOfDraft(seen, 'History'),
    fault: fault ?? null,
    count: seen.entries.length,
    isOne: seen.entries.length === 1,
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
    ...factForm(fact, seen.kept.pack),
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
  const seen = await seenDraft(context, desk);
  const { kept, article } = seen;
  return new Response(writePack(kept.pack, await changedAtDesk(seen, desk.deps)), {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="${article.slug}.yaml"`,
    },
  });
};
