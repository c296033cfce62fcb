import { isDigest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { Deps } from '../pipeline/deps.ts';
import { findArticleKey } from '../pipeline/find-head.ts';
import { DECISIONS, type DeskDecision } from './decisions.ts';
import { Refused } from './problem.ts';
import { mustBe } from './request-body.ts';
import { type Session, STEP_UP_MS } from './session.ts';

/** A request for a decision, wherever it came from. */
export interface DecisionRequest {
  readonly slug: string;
  readonly locale: string | undefined;
  readonly name: string;
  /** The draft that the person looked at, as `If-Match` or the form says. */
  readonly match: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

const MOST_TRIES = 6;

/** Takes a decision for somebody: the one way in, for pages and programs. */
export async function decide(
  { slug, locale, name, match, body }: DecisionRequest,
  session: Session,
  now: number,
  deps: Deps,
): Promise<{ readonly decision: DeskDecision; readonly result: unknown }> {
  const decision = Object.hasOwn(DECISIONS, name) ? DECISIONS[name] : undefined;
  if (decision === undefined)
    throw new Refused(404, 'no-decision', `there is no decision ${JSON.stringify(name)}`, 'See /openapi.json.');
  if (match === undefined)
    throw new Refused(428, 'no-match', 'the request does not say which draft it is about', 'Send If-Match.');
  const digest = match.replace(/^(?:W\/)?"|"$/g, '');
  if (!isDigest(digest))
    throw new Refused(412, 'stale-digest', 'what you looked at is not the draft that stands now', 'Look at it again.');
  const given = mustBe(decision.body, body);
  if (decision.stepUp && now - session.provenAt > STEP_UP_MS)
    throw new Refused(401, 'step-up', 'it is a while since you proved who you are', 'Sign in again, then decide.');
  const article = await findArticleKey(slug, locale, deps.stores);
  for (let tries = 1; ; tries += 1) {
    try {
      const deciding = { article, person: session.person, digest, deps };
      return { decision, result: await decision.take(deciding, given) };
    } catch (error) {
      // Somebody else decided meanwhile: ask again, by what stands now, which will say so if it is too late.
      if (!(error instanceof ImprimaturError) || error.code !== 'conflict' || tries >= MOST_TRIES) throw error;
    }
  }
}
