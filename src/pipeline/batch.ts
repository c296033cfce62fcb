import { type Digest, digestBytes, digestValue } from '../digest.ts';
import { ENGINE } from '../draft/build-draft.ts';
import { ImprimaturError } from '../errors.ts';
import type { Problem, SourceFile } from '../pack/problem.ts';
import type { FindLibrary } from '../pack/read-pack.ts';
import { reviewDue } from '../policy/review-due.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import type { BatchItem, BuildMark, Change } from '../stores/record-store.ts';
import { planBuild } from './build.ts';
import { type Checked, invalid, type Made, type NotedCheck, type UsedLibrary } from './check.ts';
import type { Deps } from './deps.ts';
import { type MovedFact, movedFacts } from './moved-facts.ts';

/** Checks one pack somewhere: in this thread or in another. */
export type CheckOne = (file: SourceFile) => Promise<NotedCheck>;

/** What a batch runs over, and how. */
export interface BatchRun {
  readonly id: string;
  readonly packs: PackFiles;
  readonly check: CheckOne;
  /** How many packs are under way at once. */
  readonly concurrency: number;
  /** Told of every pack as it is done. */
  readonly onItem?: (item: BatchItem) => void;
}

/** What a batch did: one item for every pack it was given. */
export interface BatchSummary {
  readonly schema: 'imprimatur.batch/v1';
  readonly batchId: string;
  readonly built: number;
  readonly unchanged: number;
  readonly passed: number;
  readonly rejected: number;
  readonly invalid: number;
  readonly failed: number;
  readonly elapsedMs: number;
  readonly items: readonly BatchItem[];
  /** Library facts that changed, each with the articles it was built into anew. */
  readonly moved: readonly { readonly fact: string; readonly articles: readonly string[] }[];
}

interface Outcome {
  readonly item: BatchItem;
  readonly mark?: BuildMark;
  readonly change?: Change;
  readonly made?: Made;
  readonly moved: readonly MovedFact[];
}

// Commits share one flush to the disk; more than this would keep too many drafts waiting for it.
const GROUP = 24;
const MOST_TRIES = 5;

/**
 * Builds and validates every pack, keeps the drafts and queues what passes. Packs whose inputs did not change are
 * skipped; one that is bad, or whose check fails, never stops the rest; running again after a crash goes on where it was.
 */
export async function batch(run: BatchRun, deps: Deps): Promise<BatchSummary> {
  const started = performance.now();
  const claimed = new Map<string, string>();
  const items: BatchItem[] = [];
  const moved = new Map<string, Set<string>>();
  let group: Outcome[] = [];
  const house = houseDigest(deps);

  const flush = async (): Promise<void> => {
    const done = group;
    group = [];
    await commitGroup(done, run.id, deps);
    for (const { item, moved: facts } of done) {
      for (const { fact, slug } of facts) moved.set(fact, (moved.get(fact) ?? new Set()).add(slug));
      items.push(item);
      run.onItem?.(item);
    }
  };
  for await (const examined of inOrder(run.packs.paths, run.concurrency, (path) => examine(path, run, house, deps))) {
    group.push(await settle(examined, claimed, run, deps));
    if (group.length >= GROUP) await flush();
  }
  await flush();
  return summaryOf(run.id, items, moved, performance.now() - started);
}

interface Examined {
  readonly path: string;
  readonly inputs?: Digest;
  readonly known?: BuildMark;
  readonly checked?: Checked;
  readonly uses: readonly string[];
  readonly failure?: string;
}

/** Reads a pack and, unless its inputs are those of its last build, checks it. */
async function examine(
  path: string,
  { packs, check }: BatchRun,
  house: Digest,
  { stores, clock }: Deps,
): Promise<Examined> {
  try {
    const mark = await stores.records.buildMark(path);
    const file = await packs.read(path);
    if (!('bytes' in file)) return { path, checked: invalid(path, [file as Problem]), uses: [] };
    const libraries = packs.libraries(path);
    const today = clock.today();
    if (mark !== undefined && mark.holds.from <= today && today <= mark.holds.until) {
      if (inputsOf(file, mark.uses, libraries, house) === mark.inputs) return { path, known: mark, uses: mark.uses };
    }
    const { checked, used, lacked } = await check(file);
    const uses = [...used.map(({ id }) => id), ...lacked].sort();
    return { path, checked, uses, inputs: digestOfInputs(file, uses, used, house) };
  } catch (error) {
    return { path, uses: [], failure: error instanceof Error ? error.message : String(error) };
  }
}

function inputsOf(file: SourceFile, uses: readonly string[], libraries: FindLibrary, house: Digest): Digest {
  const used = uses.flatMap((id) => {
    const library = libraries(id);
    return library === undefined ? [] : [{ id, path: library.path, digest: digestBytes(library.bytes) }];
  });
  return digestOfInputs(file, uses, used, house);
}

function digestOfInputs(
  file: SourceFile,
  uses: readonly string[],
  used: readonly UsedLibrary[],
  house: Digest,
): Digest {
  const libraries = [...uses].sort().map((id) => used.find((library) => library.id === id) ?? { id });
  return digestValue({ file: digestBytes(file.bytes), libraries, house });
}

function houseDigest({ house }: Deps): Digest {
  const { policy, templates, gates, retractions } = house;
  return digestValue({
    engine: ENGINE,
    policy: policy.digest,
    templates: templates.digest,
    gates: gates.map(({ id }) => id),
    retractions: retractions?.digest ?? null,
  });
}

/** Decides what becomes of an examined pack and keeps its draft; the first path to name an article has it. */
async function settle(examined: Examined, claimed: Map<string, string>, run: BatchRun, deps: Deps): Promise<Outcome> {
  const { path, known, checked, failure } = examined;
  const failed = (message: string): Outcome => ({ item: { path, outcome: 'failed', findings: 0, message }, moved: [] });
  if (failure !== undefined || (known === undefined && checked === undefined))
    return failed(failure ?? 'it was not examined');
  const name =
    known?.article ??
    (checked?.made === undefined ? undefined : `${checked.made.draft.slug} ${checked.made.draft.locale}`);
  const owner = name === undefined ? undefined : claimed.get(name);
  if (owner !== undefined) {
    const message = `the slug is already used by ${owner}`;
    return { item: { path, outcome: 'invalid', verdict: 'invalid', findings: 1, message }, moved: [] };
  }
  if (name !== undefined) claimed.set(name, path);
  if (known !== undefined)
    return { item: { ...known.item, outcome: known.item.outcome === 'invalid' ? 'invalid' : 'unchanged' }, moved: [] };
  if (checked === undefined) return failed('it was not examined');
  try {
    return await keep(checked, examined, name, run, deps);
  } catch (error) {
    if (error instanceof ImprimaturError) return failed(error.message);
    throw error;
  }
}

async function keep(
  checked: Checked,
  { path, inputs, uses }: Examined,
  name: string | undefined,
  run: BatchRun,
  deps: Deps,
): Promise<Outcome> {
  const { verdict, digest, slug, made } = checked;
  const base = { path, ...(slug === undefined ? {} : { slug }), findings: checked.findings.length, verdict };
  const mark = (item: BatchItem): BuildMark | undefined =>
    inputs === undefined
      ? undefined
      : { path, inputs, uses, holds: holdsOf(checked, deps), item, ...(name === undefined ? {} : { article: name }) };
  if (made === undefined || digest === undefined) {
    const message = checked.findings[0]?.message;
    const item: BatchItem = { ...base, outcome: 'invalid', ...(message === undefined ? {} : { message }) };
    return { item, mark: mark(item), moved: [] };
  }
  const { change, before } = await planBuild(made, run.id, deps);
  const outcome =
    change === undefined
      ? 'unchanged'
      : verdict === 'pass'
        ? 'in_review'
        : verdict === 'reject'
          ? 'rejected'
          : 'failed';
  const item: BatchItem = { ...base, outcome, digest };
  const moved = change === undefined || before === undefined ? [] : await movedFacts(before, made, deps.stores.blobs);
  return { item, mark: verdict === 'incomplete' ? undefined : mark(item), change, made, moved };
}

/** Until when the same inputs give the same verdict: a pass until the first review falls due, anything else for the day. */
function holdsOf({ made, verdict }: Checked, { house, clock }: Deps): BuildMark['holds'] {
  const today = clock.today();
  if (made === undefined) return { from: '0000-01-01', until: '9999-12-31' };
  if (verdict !== 'pass') return { from: today, until: today };
  const due = made.pack.facts.map((fact) => reviewDue(fact, house.policy.policy)).sort()[0] ?? today;
  return { from: today, until: due };
}

async function commitGroup(group: readonly Outcome[], batchId: string, deps: Deps): Promise<void> {
  const { stores } = deps;
  const changes = group.flatMap(({ change }) => change ?? []);
  try {
    if (changes.length > 0) await stores.records.commitAll(changes);
  } catch (error) {
    if (!isConflict(error)) throw error;
    for (const { made } of group) if (made !== undefined) await commitAlone(made, batchId, deps);
  }
  // Marks follow the drafts they speak of: a crash in between builds a draft again, and finds it there.
  const marks = group.flatMap(({ mark }) => mark ?? []);
  if (marks.length > 0) await stores.records.putBuildMarks(marks);
}

const isConflict = (error: unknown): boolean => error instanceof ImprimaturError && error.code === 'conflict';

// Somebody signed or published while the batch ran: plan again onto what they left.
async function commitAlone(made: Made, batchId: string, deps: Deps): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { change } = await planBuild(made, batchId, deps);
      if (change !== undefined) await deps.stores.records.commitAll([change]);
      return;
    } catch (error) {
      if (!isConflict(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/** Runs a task over items, a few at once, and yields the results in the order of the items. */
async function* inOrder<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  task: (item: Item) => Promise<Result>,
): AsyncIterable<Result> {
  const running: Promise<Result>[] = [];
  let next = 0;
  while (next < items.length || running.length > 0) {
    while (running.length < concurrency && next < items.length) {
      running.push(task(items[next] as Item));
      next += 1;
    }
    const first = running.shift();
    if (first !== undefined) yield await first;
  }
}

function summaryOf(
  batchId: string,
  items: readonly BatchItem[],
  moved: ReadonlyMap<string, ReadonlySet<string>>,
  elapsed: number,
): BatchSummary {
  const count = (...outcomes: BatchItem['outcome'][]): number =>
    items.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    schema: 'imprimatur.batch/v1',
    batchId,
    built: count('in_review', 'rejected'),
    unchanged: count('unchanged'),
    passed: count('in_review'),
    rejected: count('rejected'),
    invalid: count('invalid'),
    failed: count('failed'),
    elapsedMs: Math.round(elapsed),
    items,
    moved: [...moved]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([fact, articles]) => ({ fact, articles: [...articles].sort() })),
  };
}
