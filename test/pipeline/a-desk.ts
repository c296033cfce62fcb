import type { Clock } from '../../src/clock.ts';
import type { Digest } from '../../src/digest.ts';
import type { SourceFile } from '../../src/pack/problem.ts';
import { batch } from '../../src/pipeline/batch.ts';
import { checkNoting, type NotedCheck } from '../../src/pipeline/check-noting.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { type Publication, publishAll } from '../../src/pipeline/publish.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import type { BatchSummary } from '../../src/pipeline/summarise.ts';
import type { SigningRole } from '../../src/policy/policy.ts';
import type { ArticleKey, SignOffVoided } from '../../src/review/event.ts';
import { openMemoryStores } from '../../src/stores/memory/open-memory-stores.ts';
import type { Stores } from '../../src/stores/stores.ts';
import { aClock } from './a-house.ts';
import { aPack } from './a-pack.ts';

/** The article that the packs of the tests are about. */
export const ZINC: ArticleKey = { slug: 'zinc-colds', locale: 'en-US' };

/** The pack that is built where it does not matter which. */
export const PACK: SourceFile = aPack();

/** One person for each role that signs. */
export const SIGNERS: readonly (readonly [SigningRole, string])[] = [
  ['editor', 'ed'],
  ['medical', 'mo'],
  ['legal', 'lea'],
];

/** What the steps need, over stores that last as long as the test. */
export async function aDesk(house: House, parts: { stores?: Stores; clock?: Clock } = {}): Promise<Deps> {
  return { house, stores: parts.stores ?? (await openMemoryStores()), clock: parts.clock ?? aClock() };
}

/** Builds packs as a batch does, in the order given. */
export function build(files: readonly SourceFile[], deps: Deps, id = 'b1'): Promise<BatchSummary> {
  const packs = {
    paths: files.map(({ path }) => path),
    read: async (path: string) => files.find((file) => file.path === path) ?? notThere(path),
    libraries: () => () => undefined,
  };
  const check = async (file: SourceFile) => checkOnce(file, deps);
  return batch({ id, packs, check, concurrency: 2 }, deps);
}

// Checks are pure, and the same few packs are built over and over.
const checks = new WeakMap<House, WeakMap<SourceFile, Map<string, NotedCheck>>>();

function checkOnce(file: SourceFile, { house, clock }: Deps): NotedCheck {
  const files = getOrPut(checks, house, () => new WeakMap<SourceFile, Map<string, NotedCheck>>());
  const days = getOrPut(files, file, () => new Map<string, NotedCheck>());
  const today = clock.today();
  const known = days.get(today) ?? checkNoting(file, () => undefined, house, today);
  days.set(today, known);
  return known;
}

function getOrPut<Key extends WeakKey, Value>(map: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

const notThere = (path: string) => ({
  where: { path, line: 1, column: 1 },
  message: 'found no file',
  remedy: 'Check the path.',
});

/** The digest of the draft that stands now. */
export async function draftOf(article: ArticleKey, { stores }: Deps): Promise<Digest> {
  const { state } = await loadArticle(article, stores);
  if (state.built === undefined) throw new Error('nothing was built');
  return state.built.draft;
}

/** Has every required role sign the draft that stands now. */
export async function signAll(deps: Deps, article: ArticleKey = ZINC): Promise<void> {
  const digest = await draftOf(article, deps);
  for (const [role, person] of SIGNERS) await signOff(article, person, { role, digest }, deps);
}

/** Builds a pack and has it signed by all. */
export async function approve(deps: Deps, file: SourceFile = PACK, article: ArticleKey = ZINC): Promise<void> {
  const { items } = await build([file], deps);
  if (items[0]?.outcome !== 'in_review') throw new Error(JSON.stringify(items));
  await signAll(deps, article);
}

/** Publishes one article and brings the site's own pages up to date, as the command does. */
export async function publishOne(deps: Deps, article: ArticleKey = ZINC): Promise<Publication> {
  const [publication] = await publishAll(deps, [article]);
  if (publication === undefined) throw new Error('nothing came of it');
  return publication;
}

/** The text of a public file, or `undefined`. */
export async function publicText(path: string, { stores }: Deps): Promise<string | undefined> {
  const file = await stores.site.read(path);
  return file === undefined ? undefined : Buffer.from(file.bytes).toString('utf8');
}

/** Every public file by its path, as text. */
export async function wholeSite(deps: Deps): Promise<Readonly<Record<string, string | undefined>>> {
  const site: Record<string, string | undefined> = {};
  for await (const path of deps.stores.site.list()) site[path] = await publicText(path, deps);
  return site;
}

/** The sign-offs that were voided so far, as `role cause`. */
export async function voidedSoFar(deps: Deps, article: ArticleKey = ZINC): Promise<readonly string[]> {
  const { entries } = await loadArticle(article, deps.stores);
  return entries
    .map(({ event }) => event)
    .filter((event): event is SignOffVoided => event.type === 'signoff.voided')
    .map(({ role, cause }) => `${role} ${cause}`);
}
