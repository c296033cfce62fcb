import { canonicalJson, type Digest, digestBytes } from '../digest.ts';
import { buildDraft } from '../draft/build-draft.ts';
import { type ErrorCode, ImprimaturError, type Reason } from '../errors.ts';
import { readFact } from '../pack/read-fact.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import { personOf } from '../policy/policy.ts';
import { currentEdition, openState } from '../review/article-state.ts';
import type { ArticleKey, DraftBuilt } from '../review/event.ts';
import { type Asked, printed, reason, roleReasons } from '../review/reasons.ts';
import { planBuild } from './build.ts';
import { judge } from './check.ts';
import { prepareDraft } from './check-noting.ts';
import type { Deps } from './deps.ts';
import { readDraft } from './keep-draft.ts';
import { loadArticle } from './load-article.ts';

/** What a person changes in the pack that stands. */
export interface Revision {
  /** The draft that the person looked at. */
  readonly digest: Digest;
  readonly why: string;
  /** A fact as it is from now on, whole, as a pack has it. */
  readonly edit?: { readonly fact: string; readonly content: unknown };
  /** What readers are told about an error of the live edition; it stands on the page from the next edition on. */
  readonly correction?: string;
}

const MAY_EDIT = ['author', 'editor', 'medical', 'legal'] as const;
const LONGEST_NOTICE = 600;

/**
 * Changes a fact of the pack that stands, says what it corrects, or both: a new revision of the pack with its author, a
 * new draft, a new report. Sign-offs of the draft before it are void, and who changes a pack is a contributor from then
 * on. Rejects with `refused`, or `invalid` for a fact that the format does not allow.
 */
export async function revise(
  article: ArticleKey,
  person: string,
  revision: Revision,
  deps: Deps,
): Promise<{ readonly event: DraftBuilt }> {
  const { policy } = deps.house.policy;
  const loaded = await loadArticle(article, deps.stores);
  const { built } = loaded.state;
  const entry = personOf(policy, person);
  const asked = { state: loaded.state, policy, person, now: deps.clock.now() };
  const { correction, digest, why } = revision;
  const reasons = [
    ...revisionReasons(asked, digest, why),
    ...(correction === undefined ? [] : correctionReasons(asked, correction)),
  ];
  if (reasons.length > 0 || entry === undefined || built === undefined) throw refusal('refused', reasons);

  const kept = await readDraft(built, deps.stores.blobs);
  const pack = revised(kept.pack, revision, person, deps.clock.today());
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

/** Every reason why readers cannot be told of a correction: there is nothing live to correct, or nothing is said. */
export function correctionReasons({ state }: Asked, text: string): readonly Reason[] {
  const reasons: Reason[] = [];
  const live = currentEdition(state);
  if (live === undefined || live.withdrawn !== undefined)
    reasons.push(
      reason('not-live', 'no edition of this article is live', 'Edit the fact: there is nothing to correct.'),
    );
  if (text.trim() === '' || text.length > LONGEST_NOTICE)
    reasons.push(
      reason('no-notice', 'readers are not told what is corrected', `Say it in ${LONGEST_NOTICE} characters.`),
    );
  return reasons;
}

function revised(pack: ResolvedPack, { edit, correction }: Revision, person: string, today: string): ResolvedPack {
  const isKnown = pack.contributors.some(({ id }) => id === person);
  const notice = correction === undefined ? [] : [{ date: today, text: correction.trim().replace(/\s+/gu, ' ') }];
  return {
    ...pack,
    contributors: isKnown ? pack.contributors : [...pack.contributors, { id: person, role: 'editor of facts' }],
    ...(notice.length === 0 ? {} : { corrections: [...(pack.corrections ?? []), ...notice] }),
    ...(edit === undefined ? {} : { facts: factsWith(edit, pack) }),
  };
}

function factsWith({ fact, content }: NonNullable<Revision['edit']>, pack: ResolvedPack): ResolvedPack['facts'] {
  const reading = readFact(content, pack);
  if (!reading.ok) {
    const problems = reading.problems.map(({ message, remedy }) => reason('bad-fact', message, remedy));
    throw refusal('invalid', problems);
  }
  const { value } = reading;
  if (value.id !== fact || !pack.facts.some(({ id }) => id === fact))
    throw refusal('refused', [reason('no-fact', `the pack has no fact ${fact}`, 'Edit a fact that is there.')]);
  return pack.facts.map((candidate) => (candidate.id === fact ? value : candidate));
}

function refusal(code: ErrorCode, reasons: readonly Reason[]): ImprimaturError {
  return new ImprimaturError(code, reasons.map(({ message }) => message).join('; '), { reasons });
}
