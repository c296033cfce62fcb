import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import type { SourceFile } from '../../src/pack/problem.ts';
import type { House } from '../../src/pipeline/house.ts';
import { type PushRun, push } from '../../src/pipeline/push.ts';
import { MemoryPackStore } from '../../src/stores/memory/memory-pack-store.ts';
import type { PackFiles } from '../../src/stores/pack-files.ts';
import { aClock, aHouse } from './a-house.ts';
import { aPack, FACTS } from './a-pack.ts';
import { aLibrary, memoryPacks } from './memory-packs.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const USING = aPack({ slug: 'zinc-diet', uses: ['minerals'] }, 'packs/zinc-diet.yaml');
const REJECTED = aPack({ slug: 'zinc-unsafe', facts: FACTS.slice(0, 3) }, 'packs/unsafe.yaml');
const UNREADABLE: SourceFile = { path: 'packs/z.yaml', bytes: new TextEncoder().encode('schema: nonsense') };

describe('a push', () => {
  let store: MemoryPackStore;
  let opened: number;
  let written: string[];
  beforeEach(() => {
    store = new MemoryPackStore();
    opened = 0;
    written = [];
  });

  const pushing = (packs: PackFiles, parts: Partial<PushRun> = {}) => {
    const open = async () => {
      opened += 1;
      return {
        find: (path: string) => store.find(path),
        files: (paths: readonly string[]) => store.files(paths),
        put: (file: SourceFile, person: string, seen: string | null) => {
          written.push(`${file.path} by ${person}`);
          return store.put(file, person, seen);
        },
      };
    };
    const run = { packs, target: (path: string) => path, open, person: 'pat', withRejected: false, ...parts };
    return push(run, { house, clock: aClock() });
  };
  const outcomes = (items: Awaited<ReturnType<typeof pushing>>['items']) =>
    items.map(({ target, outcome }) => `${target} ${outcome}`);

  it('puts the libraries that are used, and then the packs, exactly as they are', async () => {
    const library = aLibrary('Most people eat enough zinc.');
    const { items } = await pushing(memoryPacks([USING, aPack()], { minerals: library, unused: library }));

    expect(outcomes(items)).toEqual([
      'libraries/minerals.yaml pushed',
      'packs/zinc-colds.yaml pushed',
      'packs/zinc-diet.yaml pushed',
    ]);
    expect(written[0]).toBe('libraries/minerals.yaml by pat');
    expect(await store.find('libraries/minerals.yaml')).toMatchObject({ digest: digestBytes(library.bytes) });
    expect(await store.find('packs/zinc-diet.yaml')).toMatchObject({
      digest: digestBytes(USING.bytes),
      pushedBy: 'pat',
    });
  });

  it('leaves alone what is there already, and whose it is', async () => {
    await pushing(memoryPacks([USING, aPack()], { minerals: aLibrary('Most people eat enough zinc.') }));
    written = [];
    const changed = aPack({ title: 'Another title' });
    const packs = memoryPacks([USING, changed], { minerals: aLibrary('Most people eat enough zinc.') });
    const { items } = await pushing(packs, { person: 'ed' });

    expect(outcomes(items)).toEqual([
      'libraries/minerals.yaml unchanged',
      'packs/zinc-colds.yaml pushed',
      'packs/zinc-diet.yaml unchanged',
    ]);
    expect(written).toEqual(['packs/zinc-colds.yaml by ed']);
    expect(await store.find('packs/zinc-diet.yaml')).toMatchObject({ pushedBy: 'pat' });
  });

  it('writes nothing at all while one of the packs cannot be read', async () => {
    const { items } = await pushing(memoryPacks([aPack(), REJECTED, UNREADABLE]), { withRejected: true });

    expect(outcomes(items)).toEqual([
      'packs/unsafe.yaml not-pushed',
      'packs/z.yaml invalid',
      'packs/zinc-colds.yaml not-pushed',
    ]);
    expect(items[1]?.message).toBe('`slug`: found nothing, expected text');
    expect(opened).toBe(0);
  });

  it('keeps back what the gates reject, and the libraries that nothing else uses', async () => {
    const rejected = aPack({ slug: 'zinc-unsafe', facts: FACTS.slice(0, 3), uses: ['minerals'] }, 'packs/unsafe.yaml');
    const packs = memoryPacks([aPack(), rejected], { minerals: aLibrary('Most people eat enough zinc.') });

    const { items } = await pushing(packs);

    expect(outcomes(items)).toEqual(['packs/unsafe.yaml rejected', 'packs/zinc-colds.yaml pushed']);
    expect(items[0]).toMatchObject({ verdict: 'reject', message: expect.stringMatching(/^[a-z-]+: /) });
    expect(written).toEqual(['packs/zinc-colds.yaml by pat']);
  });

  it('pushes what the gates reject where that is asked for', async () => {
    const { items } = await pushing(memoryPacks([REJECTED]), { withRejected: true });

    expect(items).toEqual([expect.objectContaining({ outcome: 'pushed', verdict: 'reject' })]);
  });

  it('keeps back a pack of which a gate could not judge, even then', async () => {
    const [first, ...others] = house.gates;
    if (first === undefined) throw new Error('the house has no gate');
    const crash = () => {
      throw new Error('planted');
    };
    const broken = { ...house, gates: [{ ...first, inspect: crash }, ...others] };
    const run = { packs: memoryPacks([aPack()]), target: (path: string) => path, person: 'pat', withRejected: true };

    const { items } = await push({ ...run, open: async () => store }, { house: broken, clock: aClock() });

    expect(outcomes(items)).toEqual(['packs/zinc-colds.yaml incomplete']);
    expect(await store.find('packs/zinc-colds.yaml')).toBeUndefined();
  });

  it('is refused to people who are not of the house, before anything is looked at', async () => {
    const packs = memoryPacks([aPack()]);

    await expect(pushing(packs, { person: 'nobody' })).rejects.toMatchObject({
      code: 'refused',
      reasons: [{ code: 'not-on-roster' }],
    });
    expect(opened).toBe(0);
  });

  it('is refused where two different libraries have one id', async () => {
    const [one, two] = ['Most people eat enough zinc.', 'Few people eat enough zinc.'].map((text) => aLibrary(text));
    const own = { ...two, path: 'packs/deep/libraries/minerals.yaml' } as SourceFile;
    const deep = aPack({ slug: 'zinc-deep', uses: ['minerals'] }, 'packs/deep/zinc.yaml');
    const packs = {
      ...memoryPacks([deep, USING]),
      libraries: (path: string) => () => (path === deep.path ? own : one),
    };

    await expect(pushing(packs)).rejects.toMatchObject({
      code: 'refused',
      reasons: [{ code: 'two-libraries', message: expect.stringContaining(own.path) }],
    });
    expect(opened).toBe(0);
  });

  it('takes two libraries of one id for one where they are the same', async () => {
    const same = aLibrary('Most people eat enough zinc.');
    const deep = aPack({ slug: 'zinc-deep', uses: ['minerals'] }, 'packs/deep/zinc.yaml');
    const packs = {
      ...memoryPacks([deep, USING]),
      libraries: (path: string) => () => ({ ...same, path: `${path}/libraries/minerals.yaml` }),
    };

    expect(outcomes((await pushing(packs)).items)).toContain('libraries/minerals.yaml pushed');
  });

  it.each([
    ['are one article', aPack({}, 'packs/other.yaml'), (path: string) => path],
    ['would lie at one place', aPack({ slug: 'zinc-other' }, 'packs/other.yaml'), () => 'packs/one.yaml'],
  ])('counts as unreadable the second of two packs that %s', async (_, other, target) => {
    const { items } = await pushing(memoryPacks([aPack(), other]), { target });

    expect(items.map(({ outcome }) => outcome)).toEqual(['not-pushed', 'invalid']);
    expect(items[1]?.message).toContain('packs/other.yaml');
  });

  it('counts as unreadable a pack whose name the store has no place for', async () => {
    const { items } = await pushing(memoryPacks([aPack()]), { target: () => 'packs/a\nb.yaml' });

    expect(items).toEqual([expect.objectContaining({ outcome: 'invalid' })]);
  });

  it('is a lost race where somebody pushes the same pack meanwhile', async () => {
    const open = async () => {
      await store.put({ ...aPack(), bytes: new TextEncoder().encode('theirs') }, 'ed', null);
      return { find: async () => undefined, put: store.put.bind(store), files: store.files.bind(store) };
    };

    await expect(pushing(memoryPacks([aPack()]), { open })).rejects.toMatchObject({ code: 'conflict' });
  });
});
