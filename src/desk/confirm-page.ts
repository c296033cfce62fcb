import type { Context } from 'hono';
import { ImprimaturError } from '../errors.ts';
import type { DeskDeps } from './desk-deps.ts';
import { headOfDraft } from './draft-views.ts';
import { renderPage } from './page.ts';
import { publicNotice } from './public-notice.ts';
import { seenDraft } from './seen-draft.ts';
import { sentencesOf } from './sentence.ts';
import type { DeskEnv } from './visitor.ts';

type Page = (context: Context<DeskEnv>, desk: DeskDeps) => Promise<Response>;

interface Confirmed {
  readonly title: string;
  readonly says: string;
  readonly label: string;
  /** The field of the decision that the text goes into. */
  readonly field: string;
  readonly longest: number;
  /** Whether it takes something from readers. */
  readonly isGrave: boolean;
}

const CONFIRMED: Readonly<Record<string, Confirmed>> = {
  withdraw: {
    title: 'Withdraw the page',
    says: 'The page goes offline at once. A notice with your reason stands at its address, and everybody can read it.',
    label: 'Reason, which the public reads',
    field: 'reason',
    longest: 1000,
    isGrave: true,
  },
  discard: {
    title: 'Put the draft aside',
    says: 'Only a changed pack opens the article again.',
    label: 'Reason',
    field: 'reason',
    longest: 1000,
    isGrave: true,
  },
  'request-changes': {
    title: 'Request changes',
    says: 'The draft leaves review, and its sign-offs are void. It comes back when it is built to another digest.',
    label: 'What has to change',
    field: 'reason',
    longest: 1000,
    isGrave: false,
  },
  correct: {
    title: 'Correct the page',
    says: 'A new draft says at its top what the live edition has wrong; it is signed like any other. To change a fact as well, edit the fact and fill in the correction there.',
    label: 'What was wrong, which the public reads',
    field: 'notice',
    longest: 600,
    isGrave: false,
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
  const { house } = desk.deps;
  const folder = `article/${seen.kept.pack.template}`;
  const view = {
    ...headOfDraft(seen),
    ...asked,
    notice: publicNotice(name, { article: seen.article, folder, today: desk.deps.clock.today() }, house.templates),
    name,
    text: typeof given === 'string' ? given.slice(0, asked.longest) : '',
    allowed: action?.allowed ?? false,
    reasons: sentencesOf(action?.reasons ?? []),
    send: `/drafts/${seen.article.slug}/actions/${name}?locale=${seen.article.locale}`,
    preview: `/drafts/${seen.article.slug}/confirm/${name}?locale=${seen.article.locale}`,
  };
  return renderPage(context, desk, 'confirm', asked.title, view);
}
