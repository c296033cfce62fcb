import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SourceFile } from '../../src/pack/problem.ts';
import { buildPack } from '../../src/pipeline/build-pack.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { publishAll } from '../../src/pipeline/publish.ts';
import { revise } from '../../src/pipeline/revise.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { validatePack } from '../../src/pipeline/validate-pack.ts';
import { verify } from '../../src/pipeline/verify.ts';
import type { SigningRole } from '../../src/policy/policy.ts';
import { MemoryPackStore } from '../../src/stores/memory/memory-pack-store.ts';
import { aDesk, draftOf, signAll, ZINC } from './a-desk.ts';
import { aHouse } from './a-house.ts';
import { aPack, FACTS, factsWith } from './a-pack.ts';
import { aLibrary } from './memory-packs.ts';

const LIBRARY: SourceFile = { ...aLibrary('Most people eat enough zinc.'), path: 'libraries/minerals.yaml' };

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

describe('whoever pushed a pack', () => {
  let deps: Deps;
  let store: MemoryPackStore;
  let batches: number;
  beforeEach(async () => {
    deps = await aDesk(house);
    store = new MemoryPackStore();
    batches = 0;
  });

  const put = async (file: SourceFile, person: string) =>
    store.put(file, person, (await store.find(file.path))?.etag ?? null);
  const buildIt = async () => {
    const packs = await store.files(['packs/zinc-colds.yaml']);
    const batch = `b${++batches}`;
    const built = await buildPack('packs/zinc-colds.yaml', batch, packs, deps);
    return 'item' in built ? built.item : validatePack(built, batch, packs, deps);
  };
  const pushAndBuild = async (file: SourceFile, person: string) => {
    await put(file, person);
    return buildIt();
  };
  const sign = async (role: SigningRole, person: string) =>
    signOff(ZINC, person, { role, digest: await draftOf(ZINC, deps) }, deps);
  const built = async () => (await loadArticle(ZINC, deps.stores)).state.built;

  it('is on record by name, and may not sign the draft', async () => {
    await pushAndBuild(aPack(), 'mo');

    expect(await built()).toMatchObject({ contributors: ['pat', 'mo'], pushedBy: [{ id: 'mo', name: 'Mo Doctor' }] });
    await expect(sign('medical', 'mo')).rejects.toMatchObject({
      code: 'refused',
      reasons: [expect.objectContaining({ code: 'contributor' })],
    });
    await expect(sign('medical', 'max')).resolves.toBeDefined();
  });

  it('changes no byte of the draft', async () => {
    await pushAndBuild(aPack(), 'mo');
    const other = await aDesk(house);
    const packs = await store.files(['packs/zinc-colds.yaml']);
    const bare = { ...packs, read: async () => aPack() };
    const item = await buildPack('packs/zinc-colds.yaml', 'b1', bare, other);

    expect(item).toMatchObject({ draft: await draftOf(ZINC, deps) });
  });

  it('is told of a library too, of every article that uses it', async () => {
    await put(LIBRARY, 'lea');
    await pushAndBuild(aPack({ uses: ['minerals'] }), 'pat');

    expect((await built())?.contributors).toEqual(['pat', 'lea']);
    await expect(sign('legal', 'lea')).rejects.toMatchObject({ code: 'refused' });
    await expect(sign('legal', 'luc')).resolves.toBeDefined();
  });

  it('stays a contributor when somebody else pushes a change onto theirs that readers have not had yet', async () => {
    await pushAndBuild(aPack({ title: 'Zinc and colds' }), 'mo');
    await pushAndBuild(aPack(), 'ed');

    expect((await built())?.contributors).toEqual(['pat', 'mo', 'ed']);
    await expect(sign('medical', 'mo')).rejects.toMatchObject({ code: 'refused' });
  });

  it('stays a contributor when somebody mends a fact at the desk', async () => {
    await pushAndBuild(aPack(), 'mo');
    const fact = FACTS.find(({ id }) => id === 'labels');
    const edit = { fact: 'labels', content: { ...fact, statement: 'Products differ in how much zinc they contain.' } };

    await revise(ZINC, 'ed', { digest: await draftOf(ZINC, deps), why: 'Plainer.', edit }, deps);

    expect((await built())?.contributors).toEqual(['pat', 'ed', 'mo']);
    await expect(sign('medical', 'mo')).rejects.toMatchObject({ code: 'refused' });
  });

  it('is free to sign what others push once readers have an edition of their work', async () => {
    await pushAndBuild(aPack(), 'max');
    await signAll(deps);
    expect(await publishAll(deps, [ZINC])).toMatchObject([{ outcome: 'published' }]);

    await pushAndBuild(
      aPack({ facts: factsWith('unknown', { statement: 'Which form matters is not known.' }) }),
      'eve',
    );

    expect((await built())?.contributors).toEqual(['pat', 'eve']);
    await expect(sign('medical', 'max')).resolves.toBeDefined();
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('is not on record for a change that reaches no reader: nothing is built and nothing is void', async () => {
    await pushAndBuild(aPack(), 'pat');
    await sign('medical', 'mo');
    const commented = {
      ...aPack(),
      bytes: new TextEncoder().encode(`# A note.\n${new TextDecoder().decode(aPack().bytes)}`),
    };

    expect(await pushAndBuild(commented, 'mo')).toMatchObject({ item: { outcome: 'unchanged' } });

    const { state, entries } = await loadArticle(ZINC, deps.stores);
    expect(entries).toHaveLength(2);
    expect(state.signOffs).toHaveLength(1);
  });

  it('voids a sign-off they gave before the draft changed', async () => {
    await pushAndBuild(aPack(), 'pat');
    await sign('medical', 'mo');

    await pushAndBuild(aPack({ title: 'Zinc and colds' }), 'mo');

    const { state } = await loadArticle(ZINC, deps.stores);
    expect(state.signOffs).toEqual([]);
    await expect(sign('medical', 'mo')).rejects.toMatchObject({ code: 'refused' });
  });
});
