import * as z from 'zod';
import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { assign } from '../pipeline/assign.ts';
import { comment, resolveComment } from '../pipeline/comment.ts';
import type { Deps } from '../pipeline/deps.ts';
import { discard } from '../pipeline/discard.ts';
import { judgeClaims } from '../pipeline/judge-claims.ts';
import { lookAtDraft } from '../pipeline/look-at-draft.ts';
import { publish } from '../pipeline/publish.ts';
import { requestChanges } from '../pipeline/request-changes.ts';
import { revise } from '../pipeline/revise.ts';
import { revoke } from '../pipeline/revoke.ts';
import { publishNext, schedule, unschedule } from '../pipeline/schedule.ts';
import { signOff } from '../pipeline/sign-off.ts';
import { withdraw } from '../pipeline/withdraw.ts';
import { SIGNING_ROLES } from '../policy/policy.ts';
import type { ArticleKey } from '../review/event.ts';

/** Who decides on what: the article, the person, and the draft they looked at. */
export interface Deciding {
  readonly article: ArticleKey;
  readonly person: string;
  readonly digest: Digest;
  readonly deps: Deps;
}

/** A decision that the desk takes requests for, from its pages and from programs alike. */
export interface DeskDecision<Body extends z.ZodType = z.ZodType> {
  readonly summary: string;
  readonly body: Body;
  /** Whether the person must have proved who they are a moment ago. */
  readonly stepUp: boolean;
  take(deciding: Deciding, body: z.output<Body>): Promise<unknown>;
}

const decision = <Body extends z.ZodType>(given: DeskDecision<Body>): DeskDecision => given as unknown as DeskDecision;

const Tick = z.union([z.boolean(), z.literal('on').transform(() => true)]).optional();
const Text = z.string().trim().max(4000);
const Role = z.enum(SIGNING_ROLES);
const Verdicts = z
  .array(
    z.strictObject({
      fact: z.string().max(200),
      verdict: z.enum(['supports', 'partly', 'does-not']),
      note: Text.optional(),
    }),
  )
  .min(1)
  .max(500);

/** Every decision, by the name that addresses have for it. */
export const DECISIONS: Readonly<Record<string, DeskDecision>> = {
  'sign-off': decision({
    summary: 'Sign the draft off in a role',
    body: z.strictObject({ role: Role, comment: Text.optional(), allSupported: Tick }),
    stepUp: true,
    take: ({ article, person, digest, deps }, { role, comment: remark, allSupported }) => {
      const given = { role, digest, ...(remark ? { comment: remark } : {}), ...(allSupported ? { allSupported } : {}) };
      return signOff(article, person, given, deps);
    },
  }),
  judge: decision({
    summary: 'Judge claims of the draft against their sources',
    body: z.strictObject({ role: Role, verdicts: Verdicts }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { role, verdicts }) =>
      judgeClaims(
        article,
        person,
        {
          role,
          digest,
          verdicts: verdicts.map(({ note, ...given }) => (note === undefined ? given : { ...given, note })),
        },
        deps,
      ),
  }),
  'request-changes': decision({
    summary: 'Send the draft back with a reason',
    body: z.strictObject({ reason: Text }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { reason }) =>
      requestChanges(article, person, { digest, why: reason }, deps),
  }),
  revoke: decision({
    summary: 'Take your own sign-off back',
    body: z.strictObject({ reason: Text.default('') }),
    stepUp: false,
    take: ({ article, person, deps }, { reason }) => revoke(article, person, reason, deps),
  }),
  comment: decision({
    summary: 'Comment on the draft or on one of its statements',
    body: z.strictObject({ text: Text, blocking: Tick, fact: z.string().max(200).optional() }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { text, blocking = false, fact }) =>
      comment(article, person, { digest, text, blocking, ...(fact ? { fact } : {}) }, deps),
  }),
  resolve: decision({
    summary: 'Settle a comment',
    body: z.strictObject({ id: z.string().max(20) }),
    stepUp: false,
    take: ({ article, person, deps }, { id }) => resolveComment(article, person, id, deps),
  }),
  revise: decision({
    summary: 'Change a fact of the pack, and build the draft again',
    body: z.strictObject({
      fact: z.string().max(200),
      content: z.record(z.string(), z.unknown()),
      reason: Text,
    }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { fact, content, reason }) =>
      revise(article, person, { digest, edit: { fact, content }, why: reason }, deps),
  }),
  correct: decision({
    summary: 'Say on the page what an earlier edition had wrong, with or without a change of a fact',
    body: z.strictObject({
      notice: Text,
      fact: z.string().max(200).optional(),
      content: z.record(z.string(), z.unknown()).optional(),
      reason: Text.optional(),
    }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { notice, fact, content, reason }) => {
      const edit = fact === undefined ? {} : { edit: { fact, content } };
      return revise(article, person, { digest, why: reason ?? notice, correction: notice, ...edit }, deps);
    },
  }),
  publish: decision({
    summary: 'Publish the approved draft now',
    body: z.strictObject({}),
    stepUp: true,
    take: async (deciding) => {
      const { article, person, digest, deps } = deciding;
      await mayPublish(deciding);
      if (deps.publishesElsewhere === true) return publishNext(article, person, digest, deps);
      const publication = await publish(article, deps);
      if ('reasons' in publication)
        throw new ImprimaturError('refused', publication.reasons.map(({ message }) => message).join('; '), {
          reasons: publication.reasons,
        });
      return { ...publication, person, digest };
    },
  }),
  schedule: decision({
    summary: 'Set the moment at which the approved draft is published',
    body: z.strictObject({ due: z.string().max(40) }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { due }) =>
      // A form has minutes of UTC, a program may send the whole moment.
      schedule(article, person, { digest, due: /^[\d-]{10}T\d\d:\d\d$/.test(due) ? `${due}:00.000Z` : due }, deps),
  }),
  unschedule: decision({
    summary: 'Take the schedule back',
    body: z.strictObject({}),
    stepUp: false,
    take: ({ article, person, deps }) => unschedule(article, person, deps),
  }),
  withdraw: decision({
    summary: 'Take the live page down at once, with a reason that the public reads',
    body: z.strictObject({ reason: Text }),
    stepUp: true,
    take: ({ article, person, deps }, { reason }) => withdraw(article, person, reason, deps),
  }),
  discard: decision({
    summary: 'Put the draft aside',
    body: z.strictObject({ reason: Text }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { reason }) => discard(article, person, { digest, why: reason }, deps),
  }),
  assign: decision({
    summary: 'Say who is to look at the draft next; leave `to` out for nobody',
    body: z.strictObject({ to: z.string().max(200).optional() }),
    stepUp: false,
    take: ({ article, person, digest, deps }, { to }) => assign(article, person, { digest, to }, deps),
  }),
};

async function mayPublish({ article, person, digest, deps }: Deciding): Promise<void> {
  const { actions, built } = await lookAtDraft(article, person, deps);
  const { reasons = [] } = actions.find(({ name }) => name === 'publish') ?? {};
  const stale = built.draft === digest ? [] : [STALE];
  const all = [...reasons, ...stale];
  if (all.length > 0)
    throw new ImprimaturError('refused', all.map(({ message }) => message).join('; '), { reasons: all });
}

const STALE = {
  code: 'stale-digest',
  message: 'the draft is another one by now',
  remedy: 'Look at the current draft.',
};
