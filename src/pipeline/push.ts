import { digestBytes } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { SourceFile } from '../pack/problem.ts';
import { personOf } from '../policy/policy.ts';
import { unknown } from '../review/reasons.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import { LIBRARIES } from '../stores/pack-path.ts';
import type { PackStore } from '../stores/pack-store.ts';
import { type CheckedPack, checkPacks } from './check-packs.ts';
import type { Deps } from './deps.ts';
import { inOrder } from './in-order.ts';

/** What is pushed, where to, and by whom. */
export interface PushRun {
  readonly packs: PackFiles;
  /** The path under which the store has a pack. */
  readonly target: (path: string) => string;
  /** Opens the store: asked for only once everything has been checked and something is to be pushed. */
  readonly open: () => Promise<PackStore>;
  readonly person: string;
  /** Whether packs that the gates reject are pushed too, to be mended at the desk. */
  readonly withRejected: boolean;
}

/** What became of one file: written, there already, or kept back: by its own verdict, or by that of another (`not-pushed`). */
export interface PushItem {
  readonly path: string;
  readonly kind: 'pack' | 'library';
  readonly outcome: 'pushed' | 'unchanged' | 'rejected' | 'invalid' | 'incomplete' | 'not-pushed';
  readonly target: string;
  readonly slug?: string;
  readonly verdict?: CheckedPack['verdict'];
  readonly message?: string;
}

/** What a push did: one item for every pack it was given, and for every library that went with them, libraries first. */
export interface PushSummary {
  readonly schema: 'imprimatur.push/v1';
  readonly pushedBy: string;
  readonly items: readonly PushItem[];
}

// How many files are asked for or sent at once.
const AT_ONCE = 16;

/**
 * Checks packs as `check` does, and only then puts those that pass, and the libraries they use, where the batches of a
 * deployment find them. Nothing at all is pushed while one of the packs cannot be read. What is there already, byte for
 * byte, is not written again. Rejects with `refused` for a person who is not of the house, and for two libraries of one id.
 */
export async function push(run: PushRun, { house, clock }: Omit<Deps, 'stores'>): Promise<PushSummary> {
  const { person, packs, withRejected } = run;
  if (personOf(house.policy.policy, person) === undefined) throw refusal([unknown(person)]);
  const checked = await checkPacks(packs, run.target, house, clock.today());
  const isBlocked = checked.some(({ verdict }) => verdict === 'invalid');
  const goes = ({ verdict }: CheckedPack): boolean => verdict === 'pass' || (withRejected && verdict === 'reject');
  const going = isBlocked ? [] : checked.filter(goes);
  const libraries = librariesOf(going);
  const kept = checked.map((pack): PushItem => itemOf(pack, goes(pack) ? 'not-pushed' : KEPT_BACK[pack.verdict]));
  if (going.length === 0) return summary(person, [], kept);

  const store = await run.open();
  const sent = await sendAll(libraries, person, store);
  const packFiles = going.flatMap(({ file, target }) => (file === undefined ? [] : [{ file, target }]));
  const sentPacks = new Map((await sendAll(packFiles, person, store)).map((one) => [one.file.path, one.outcome]));
  return summary(
    person,
    sent.map(({ file, target, outcome }) => ({ path: file.path, kind: 'library', outcome, target })),
    kept.map((item) => ({ ...item, outcome: sentPacks.get(item.path) ?? item.outcome })),
  );
}

const KEPT_BACK = { pass: 'not-pushed', reject: 'rejected', invalid: 'invalid', incomplete: 'incomplete' } as const;

interface Parcel {
  readonly file: SourceFile;
  readonly target: string;
}

/** The libraries that packs use, each once; the store has one place for an id. */
function librariesOf(packs: readonly CheckedPack[]): readonly Parcel[] {
  const found = new Map<string, SourceFile>();
  const clashes = new Set<string>();
  for (const { libraries } of packs)
    for (const [id, file] of libraries) {
      const other = found.get(id) ?? file;
      found.set(id, other);
      if (digestBytes(other.bytes) !== digestBytes(file.bytes))
        clashes.add(`two different libraries have the id ${id}: ${other.path} and ${file.path}`);
    }
  if (clashes.size > 0) {
    const remedy = 'Give one of them another id, or make them one: a deployment has one library of an id.';
    throw refusal([...clashes].map((message) => ({ code: 'two-libraries', message, remedy })));
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, file]) => ({ file, target: `${LIBRARIES}${id}.yaml` }));
}

async function sendAll(parcels: readonly Parcel[], person: string, store: PackStore) {
  const sent: (Parcel & { readonly outcome: 'pushed' | 'unchanged' })[] = [];
  for await (const one of inOrder(parcels, AT_ONCE, (parcel) => send(parcel, person, store))) sent.push(one);
  return sent;
}

async function send(parcel: Parcel, person: string, store: PackStore) {
  const { file, target } = parcel;
  const there = await store.find(target);
  if (there?.digest === digestBytes(file.bytes)) return { ...parcel, outcome: 'unchanged' as const };
  await store.put({ path: target, bytes: file.bytes }, person, there?.etag ?? null);
  return { ...parcel, outcome: 'pushed' as const };
}

function itemOf({ path, target, slug, verdict, message }: CheckedPack, outcome: PushItem['outcome']): PushItem {
  return {
    ...{ path, kind: 'pack', outcome, target },
    ...(slug === undefined ? {} : { slug }),
    verdict,
    ...(message === undefined ? {} : { message }),
  };
}

function summary(pushedBy: string, libraries: readonly PushItem[], packs: readonly PushItem[]): PushSummary {
  return { schema: 'imprimatur.push/v1', pushedBy, items: [...libraries, ...packs] };
}

function refusal(reasons: ImprimaturError['reasons']): ImprimaturError {
  return new ImprimaturError('refused', reasons.map(({ message }) => message).join('; '), { reasons });
}
