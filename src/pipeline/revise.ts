import { canonicalJson, type Digest, digestBytes } from '../digest.ts';
import { buildDraft } from '../draft/build-draft.ts';
import { type ErrorCode, ImprimaturError, type Reason } from '../errors.ts';
import { readFact } from '../pack/read-fact.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import { personOf } from '../policy/policy.ts';
import { openState } from '../review/article-state.ts';
import type { ArticleKey, DraftBuilt } from '../review/event.ts';
import { type Asked, printed, reason, roleReasons } from '../review/reasons.ts';
import { planBuild } from './build.ts';
import { judge } from './check.ts';
import { prepareDraft } from './check-noting.ts';
import type { Deps } from './deps.ts';
import { readDraft } from './keep-draft.ts';
import { loadArticle } from './load-article.ts';

/** A fact as a person wants it to be from now on. */
export interface Revision {
  /** The draft that the person looked at. */
  readonly digest: Digest;
  readonly fact: string;
  /** The whole fact, as a pack has it. */
  readonly content: unknown;
  readonly why: string;
}

const MAY_EDIT = ['author', 'editor', 'medical', 'legal'] as const;

/**
 * Changes one fact of the pack that stands: a new revision of the pack with its author, a new draft, a new report.
 * Sign-offs of the draft before it are void, and who changes a fact is a contributor from then on. Rejects with
 * `refused`, or `invalid` for a fact that the format does not allow.
 */
export async function revise(
  article: ArticleKey,
  person: string,
  { digest, fact, content, why }: Revision,
  deps: Deps,
): Promise<{ readonly event: DraftBuilt }> {
  const { policy } = deps.house.policy;
  const loaded = await loadArticle(article, deps.stores);
  const { built } = loaded.state;
  const entry = personOf(policy, person);
  const asked = { state: loaded.state, policy, person, now: deps.clock.now() };
  const reasons = revisionReasons(asked, digest, why);
  if (reasons.length > 0 || entry === undefined || built === undefined) throw refusal('refused', reasons);

  const kept = await readDraft(built, deps.stores.blobs);
  const reading = readFact(content, kept.pack);
  if (!reading.ok)
    throw refusal(
      'invalid',
      reading.problems.map(({ message, remedy }) => reason('bad-fact', message, remedy)),
    );
  if (reading.value.id !== fact || !kept.pack.facts.some(({ id }) => id === fact))
    throw refusal('refused', [reason('no-fact', `the pack has no fact ${fact}`, 'Edit a fact that is there.')]);

  const pack = withFact(kept.pack, reading.value, person);
  const canonical = canonicalJson(pack);
  if (canonical === canonicalJson({ ...kept.pack, contributors: pack.contributors }))
    throw refusal('refused', [reason('no-change', 'nothing was changed', 'Change the fact, or leave it.')]);
  const made = buildDraft({ pack, digest: digestBytes(canonical) }, deps.house);
  const report = judge(made, pack, deps.house, deps.clock.today(), () => ({ path: article.slug, line: 1, column: 1 }));
  const prepared = prepareDraft({ ...made, pack, packText: canonical, report }, policy);
  const planned = await planBuild(prepared, undefined, deps, { person: printed(entry), reason: why.trim() });
  if (planned.change === undefined || planned.before?.tip.seq !== loaded.tip.seq)
    throw new ImprimaturError('conflict', 'somebody else changed the article meanwhile');
  await deps.stores.records.commitAll([planned.change]);
  return { event: planned.change.events.at(-1) as DraftBuilt };
}

/** Every reason why a person may not change a fact of the draft they name. */
export function revisionReasons({ state, policy, person }: Asked, digest: Digest, why: string): readonly Reason[] {
  const reasons: Reason[] = [...roleReasons(personOf(policy, person), person, MAY_EDIT, 'edit facts as')];
  if (state.built?.draft !== digest)
    reasons.push(reason('stale-digest', 'the draft is another one by now', 'Look at the current draft.'));
  if (why.trim() === '') reasons.push(reason('no-reason', 'no reason was given', 'Say what was wrong.'));
  if (openState(state) === 'scheduled')
    reasons.push(reason('scheduled', 'the draft is scheduled', 'Take the schedule back first.'));
  return reasons;
}

function withFact(pack: ResolvedPack, fact: ResolvedPack['facts'][number], person: string): ResolvedPack {
  const isKnown = pack.contributors.some(({ id }) => id === person);
  return {
    ...pack,
    contributors: isKnown ? pack.contributors : [...pack.contributors, { id: person, role: 'editor of facts' }],
    facts: pack.facts.map((candidate) => (candidate.id === fact.id ? fact : candidate)),
  };
}

function refusal(code: ErrorCode, reasons: readonly Reason[]): ImprimaturError {
  return new ImprimaturError(code, reasons.map(({ message }) => message).join('; '), { reasons });
}
