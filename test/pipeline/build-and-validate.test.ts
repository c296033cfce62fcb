import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SourceFile } from '../../src/pack/problem.ts';
import { type BuiltPack, buildPack } from '../../src/pipeline/build-pack.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { validatePack } from '../../src/pipeline/validate-pack.ts';
import { verify } from '../../src/pipeline/verify.ts';
import type { PackFiles } from '../../src/stores/pack-files.ts';
import { aDesk, build, PACK, ZINC } from './a-desk.ts';
import { aHouse } from './a-house.ts';
import { aPack, FACTS } from './a-pack.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const packsOf = (file: SourceFile | undefined): PackFiles => ({
  paths: [PACK.path],
  read: async (path) => file ?? { where: { path, line: 1, column: 1 }, message: 'found no file', remedy: 'Look.' },
  libraries: () => () => undefined,
});

const draftIn = (built: BuiltPack) => {
  if ('draft' in built) return built;
  throw new Error(JSON.stringify(built));
};

async function bothSteps(file: SourceFile, deps: Deps, batch = 'b1') {
  const packs = packsOf(file);
  const built = await buildPack(file.path, batch, packs, deps);
  return 'item' in built ? built.item : (await validatePack(built, batch, packs, deps)).item;
}

describe('building and validating in two steps', () => {
  it.each([
    ['that passes', PACK],
    ['that a gate rejects', aPack({ facts: FACTS.slice(0, 3) })],
    ['that cannot be read', { ...PACK, bytes: new TextEncoder().encode('schema: nonsense') }],
    ['whose template is not there', aPack({ template: 'no-such' })],
    ['whose language the house does not speak', aPack({ locale: 'fi-FI' })],
  ])('comes to what one step comes to, for a pack %s', async (_, file) => {
    const [two, one] = [await aDesk(house), await aDesk(house)];

    const item = await bothSteps(file, two);
    const { items } = await build([file], one);

    expect([item]).toEqual(items);
    expect((await verify(two)).faults).toEqual([]);
    expect((await verify(two)).events).toBe((await verify(one)).events);
  });

  it('skips what did not change', async () => {
    const deps = await aDesk(house);
    await bothSteps(PACK, deps);

    expect(await bothSteps(PACK, deps, 'b2')).toMatchObject({ outcome: 'unchanged' });
    expect((await loadArticle(ZINC, deps.stores)).entries).toHaveLength(1);
  });

  it('puts nothing into the queue before it is validated', async () => {
    const deps = await aDesk(house);

    draftIn(await buildPack(PACK.path, 'b1', packsOf(PACK), deps));

    expect(await deps.stores.records.head(ZINC)).toBeUndefined();
  });

  it('is the same when it is done twice, or by two at once', async () => {
    const deps = await aDesk(house);
    const built = draftIn(await buildPack(PACK.path, 'b1', packsOf(PACK), deps));

    const both = await Promise.all([1, 2].map(() => validatePack(built, 'b1', packsOf(PACK), deps)));
    await validatePack(built, 'b1', packsOf(PACK), deps);

    expect(both.map(({ item }) => item.digest)).toEqual([built.draft, built.draft]);
    expect((await loadArticle(ZINC, deps.stores)).entries).toHaveLength(1);
  });

  it.each([
    ['another pack', aPack({ title: 'Another title' })],
    ['no pack', undefined],
    ['what is no pack', { ...PACK, bytes: new TextEncoder().encode('x: 1') }],
  ])('records nothing when there is %s by then', async (_, file) => {
    const deps = await aDesk(house);
    const built = draftIn(await buildPack(PACK.path, 'b1', packsOf(PACK), deps));

    await expect(validatePack(built, 'b1', packsOf(file), deps)).rejects.toMatchObject({ code: 'conflict' });

    expect(await deps.stores.records.head(ZINC)).toBeUndefined();
  });

  it('judges the bytes that were kept, and no others', async () => {
    const deps = await aDesk(house);
    const built = draftIn(await buildPack(PACK.path, 'b1', packsOf(PACK), deps));
    const elsewhere = await aDesk(house);

    await expect(validatePack(built, 'b1', packsOf(PACK), elsewhere)).rejects.toMatchObject({ code: 'refused' });
  });
});
