import { type Digest, digestBytes, digestValue } from '../digest.ts';
import { ENGINE } from '../draft/build-draft.ts';
import type { Problem, SourceFile } from '../pack/problem.ts';
import type { FindLibrary } from '../pack/read-pack.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import type { BuildMark } from '../stores/record-store.ts';
import type { Stores } from '../stores/stores.ts';
import type { BatchRun } from './batch.ts';
import type { NotedCheck, UsedLibrary } from './check-noting.ts';
import type { Deps } from './deps.ts';

/** What a look at one pack of a batch gave: its known result, a new check, or a failure. */
export interface Examined {
  readonly path: string;
  readonly inputs?: Digest;
  readonly known?: BuildMark;
  readonly checked?: NotedCheck;
  readonly uses: readonly string[];
  readonly failure?: string;
}

/** A pack as a run finds it: known from its last build, to be checked, or not to be read. */
export type Look =
  | { readonly known: BuildMark }
  | { readonly file: SourceFile; readonly libraries: FindLibrary }
  | { readonly problem: Problem };

/** Reads a pack, and says whether its inputs are those of its last build. */
export async function lookAtPack(
  path: string,
  packs: PackFiles,
  house: Digest,
  { stores, clock }: Deps,
): Promise<Look> {
  const mark = await stores.records.buildMark(path);
  const file = await packs.read(path);
  if (!('bytes' in file)) return { problem: file };
  const libraries = packs.libraries(path);
  const today = clock.today();
  if (mark !== undefined && mark.holds.from <= today && today <= mark.holds.until) {
    const same = inputsOf(file, mark.uses, libraries, house) === mark.inputs;
    if (same && (await stillStands(mark, stores))) return { known: mark };
  }
  return { file, libraries };
}

/** What a check of a pack gave, with the inputs that it depends on. */
export function examinedAs(file: SourceFile, checked: NotedCheck, house: Digest): Examined {
  const { used, lacked } = checked;
  const uses = [...used.map(({ id }) => id), ...lacked].sort();
  return { path: file.path, checked, uses, inputs: digestOfInputs(file, uses, used, house) };
}

/** Reads a pack and, unless its inputs are those of its last build, checks it. */
export async function examinePack(
  path: string,
  { packs, check }: BatchRun,
  house: Digest,
  deps: Deps,
): Promise<Examined> {
  try {
    const look = await lookAtPack(path, packs, house, deps);
    if ('problem' in look) return { path, checked: unread(look.problem), uses: [] };
    if ('known' in look) return { path, known: look.known, uses: look.known.uses };
    return examinedAs(look.file, await check(look.file), house);
  } catch (error) {
    return { path, uses: [], failure: error instanceof Error ? error.message : String(error) };
  }
}

/** What a pack that cannot be read counts as. */
export function unread({ message }: Problem): NotedCheck {
  return { verdict: 'invalid', findings: 1, message, used: [], lacked: [] };
}

// Another pack may have taken the article over since, and given it back.
async function stillStands({ article, item }: BuildMark, { records }: Stores): Promise<boolean> {
  if (article === undefined) return true;
  const head = (await records.head(article))?.head;
  if (head?.open?.draft === item.digest || head?.live?.draft === item.digest) return true;
  // Somebody mended a fact in the desk: an unchanged file is no reason to undo that.
  const entries = await records.entries(article);
  const newest = entries.findLast(({ event }) => event.type === 'draft.built')?.event;
  return newest?.type === 'draft.built' && newest.revision !== undefined;
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

/** The digest of everything of a house that a result depends on. */
export function houseDigest({ house }: Deps): Digest {
  const { policy, templates, gates, retractions } = house;
  return digestValue({
    engine: ENGINE,
    policy: policy.digest,
    templates: templates.digest,
    gates: gates.map(({ id }) => id),
    retractions: retractions?.digest ?? null,
  });
}
