import { articleName } from '../ledger/article-order.ts';
import type { Problem, SourceFile } from '../pack/problem.ts';
import type { FindLibrary } from '../pack/read-pack.ts';
import type { PackFiles } from '../stores/pack-files.ts';
import { isPackPath } from '../stores/pack-path.ts';
import { type Checked, check, invalid } from './check.ts';
import type { House } from './house.ts';

/** A pack that was checked before it is pushed, with the libraries that it uses. */
export interface CheckedPack {
  readonly path: string;
  readonly target: string;
  readonly verdict: Checked['verdict'];
  readonly slug?: string;
  /** What the first error says. */
  readonly message?: string;
  readonly file?: SourceFile;
  /** The files of its libraries, by id. */
  readonly libraries: ReadonlyMap<string, SourceFile>;
}

/** Checks packs that are to lie together: each as `check` does, and that no two are one article or go to one place. */
export async function checkPacks(
  packs: PackFiles,
  target: (path: string) => string,
  house: House,
  today: string,
): Promise<readonly CheckedPack[]> {
  const owners = new Map<string, string>();
  const results: CheckedPack[] = [];
  for (const path of packs.paths) {
    const file = await packs.read(path);
    const libraries = new Map<string, SourceFile>();
    const noting: FindLibrary = (id) => {
      const library = packs.libraries(path)(id);
      if (library !== undefined) libraries.set(id, library);
      return library;
    };
    const alone = 'bytes' in file ? check(file, noting, house, today) : invalid(path, [file]);
    const problem = togetherProblem(alone, target(path), owners);
    const { verdict, slug, findings } = problem === undefined ? alone : invalid(path, [problem], alone.slug);
    const first = findings.find(({ severity }) => severity === 'error');
    results.push({
      ...{ path, target: target(path), verdict, libraries },
      ...(slug === undefined ? {} : { slug }),
      ...(first === undefined
        ? {}
        : { message: verdict === 'invalid' ? first.message : `${first.gate}: ${first.message}` }),
      ...('bytes' in file ? { file } : {}),
    });
  }
  return results;
}

/** What keeps a pack from lying beside those before it, which are told of it. */
function togetherProblem({ path, made }: Checked, target: string, owners: Map<string, string>): Problem | undefined {
  const problem = (message: string, remedy: string): Problem => ({
    where: { path, line: 1, column: 1 },
    message,
    remedy,
  });
  if (!isPackPath(target)) return problem(`${JSON.stringify(target)} is no path for a pack`, 'Rename the file.');
  const names = [target, ...(made === undefined ? [] : [articleName(made.draft)])];
  const other = names.map((name) => owners.get(name)).find((owner) => owner !== undefined);
  for (const name of names) owners.set(name, other ?? path);
  if (other === undefined) return undefined;
  return problem(
    `the article or the place of this pack is already that of ${other}`,
    'Rename one, or give it a slug of its own.',
  );
}
