import { ImprimaturError } from '../errors.ts';
import type { ArticleKey } from '../review/event.ts';
import type { BatchItem, BuildMark, Change } from '../stores/record-store.ts';
import { planBuild } from './build.ts';
import type { NotedCheck, PreparedDraft } from './check-noting.ts';
import type { Deps } from './deps.ts';
import type { Examined } from './examine-pack.ts';
import { type MovedFact, movedFacts } from './moved-facts.ts';

/** What becomes of one pack of a batch, and what has to be committed for it. */
export interface Outcome {
  readonly item: BatchItem;
  readonly mark?: BuildMark;
  readonly change?: Change;
  readonly prepared?: PreparedDraft;
  readonly moved: readonly MovedFact[];
}

const BECOMES = { pass: 'in_review', reject: 'rejected', incomplete: 'failed' } as const;
const MOST_TRIES = 5;

/** The article that an examined pack is about, if it got that far. */
export function articleOf({ known, checked }: Examined): ArticleKey | undefined {
  const draft = checked?.prepared?.draft;
  return known?.article ?? (draft === undefined ? undefined : { slug: draft.slug, locale: draft.locale });
}

/** Keeps the draft of an examined pack and says what to commit; a failure is an outcome, not an error. */
export async function keepOutcome(examined: Examined, batchId: string, deps: Deps): Promise<Outcome> {
  const { path, known, checked, failure } = examined;
  const failed = (message: string): Outcome => ({ item: { path, outcome: 'failed', findings: 0, message }, moved: [] });
  if (known !== undefined) {
    const outcome = known.item.outcome === 'invalid' ? 'invalid' : 'unchanged';
    return { item: { ...known.item, outcome }, moved: [] };
  }
  if (checked === undefined) return failed(failure ?? 'it was not examined');
  try {
    return await keep(checked, examined, batchId, deps);
  } catch (error) {
    if (error instanceof ImprimaturError) return failed(error.message);
    throw error;
  }
}

async function keep(checked: NotedCheck, examined: Examined, batchId: string, deps: Deps): Promise<Outcome> {
  const { path, inputs, uses } = examined;
  const { verdict, slug, prepared, message } = checked;
  const article = articleOf(examined);
  const base = { path, ...(slug === undefined ? {} : { slug }), findings: checked.findings, verdict };
  const mark = (item: BatchItem): BuildMark | undefined =>
    inputs === undefined
      ? undefined
      : { path, inputs, uses, holds: holdsOf(checked, deps), item, ...(article === undefined ? {} : { article }) };
  const said = message === undefined ? {} : { message };
  if (prepared === undefined) {
    const item: BatchItem = { ...base, outcome: 'invalid', ...said };
    return { item, mark: mark(item), moved: [] };
  }
  const { change, before } = await planBuild(prepared, batchId, deps);
  const outcome = change !== undefined ? BECOMES[prepared.verdict] : verdict === 'incomplete' ? 'failed' : 'unchanged';
  const item: BatchItem = { ...base, outcome, digest: prepared.draft.digest, ...said };
  const moved =
    change === undefined || before === undefined ? [] : await movedFacts(before, prepared, deps.stores.blobs);
  return { item, mark: verdict === 'incomplete' ? undefined : mark(item), change, prepared, moved };
}

/** Until when the same inputs give the same verdict: a pass until the first review falls due, anything else for the day. */
function holdsOf({ prepared, verdict }: NotedCheck, { clock }: Deps): BuildMark['holds'] {
  const today = clock.today();
  if (prepared === undefined) return { from: '0000-01-01', until: '9999-12-31' };
  return { from: today, until: verdict === 'pass' ? (prepared.due ?? today) : today };
}

/** Commits outcomes together; where somebody was quicker, each is planned again onto what they left. */
export async function commitOutcomes(group: readonly Outcome[], batchId: string, deps: Deps): Promise<void> {
  const { stores } = deps;
  const changes = group.flatMap(({ change }) => change ?? []);
  try {
    if (changes.length > 0) await stores.records.commitAll(changes);
  } catch (error) {
    if (!isConflict(error)) throw error;
    for (const { prepared } of group) if (prepared !== undefined) await commitAlone(prepared, batchId, deps);
  }
  // Marks follow the drafts they speak of: a crash in between builds a draft again, and finds it there.
  const marks = group.flatMap(({ mark }) => mark ?? []);
  if (marks.length > 0) await stores.records.putBuildMarks(marks);
}

const isConflict = (error: unknown): boolean => error instanceof ImprimaturError && error.code === 'conflict';

// Somebody signed or published while the batch ran: plan again onto what they left.
async function commitAlone(prepared: PreparedDraft, batchId: string, deps: Deps): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { change } = await planBuild(prepared, batchId, deps);
      if (change !== undefined) await deps.stores.records.commitAll([change]);
      return;
    } catch (error) {
      if (!isConflict(error) || tries === MOST_TRIES) throw error;
    }
  }
}
