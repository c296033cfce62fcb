import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SourceFile } from '../../src/pack/problem.ts';
import { batch } from '../../src/pipeline/batch.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { revoke } from '../../src/pipeline/revoke.ts';
import type { BatchSummary } from '../../src/pipeline/summarise.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { collect } from '../collect.ts';
import { aDesk, approve, voidedSoFar, ZINC } from './a-desk.ts';
import { aClock, aHouse } from './a-house.ts';
import { aPack, factsWith } from './a-pack.ts';
import { storesAround } from './faulty-stores.ts';
import { type MemoryPacks, memoryPacks } from './memory-packs.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

function run(packs: MemoryPacks, deps: Deps, parts: { id?: string; concurrency?: number } = {}): Promise<BatchSummary> {
  const { id = 'b1', concurrency = 3 } = parts;
  return batch({ id, packs, concurrency, check: (file) => packs.check(file, deps) }, deps);
}

const pathOf = (slug: string): string => `packs/${slug}.yaml`;
const zinc = (slug: string, parts: object = {}): SourceFile => aPack({ slug, ...parts }, pathOf(slug));
const broken = (slug: string): SourceFile => ({ path: pathOf(slug), bytes: new TextEncoder().encode('slug: [') });
const outcomes = ({ items }: BatchSummary): readonly string[] => items.map(({ path, outcome }) => `${path} ${outcome}`);

describe('a batch', () => {
  it('gives one item for each pack, and goes on after a bad one', async () => {
    const deps = await aDesk(house);
    const packs = memoryPacks([
      zinc('a-good'),
      broken('b-broken'),
      zinc('c-failing', { facts: factsWith('smell', undefined) }),
      zinc('d-good'),
    ]);

    const summary = await run(packs, deps);

    expect(outcomes(summary)).toEqual([
      'packs/a-good.yaml in_review',
      'packs/b-broken.yaml invalid',
      'packs/c-failing.yaml rejected',
      'packs/d-good.yaml in_review',
    ]);
    expect(summary).toMatchObject({ built: 3, passed: 2, rejected: 1, invalid: 1, failed: 0, unchanged: 0 });
  });

  it('goes on after a file that is gone, and after a check that breaks', async () => {
    const deps = await aDesk(house);
    const packs = memoryPacks([zinc('a'), zinc('b'), zinc('c')]);
    const trouble: MemoryPacks = {
      ...packs,
      paths: [pathOf('a'), pathOf('b'), pathOf('c'), pathOf('gone')],
      check: async (file, context) => {
        if (file.path === pathOf('b')) throw new Error('the worker ended');
        return packs.check(file, context);
      },
    };

    const summary = await run(trouble, deps);

    expect(outcomes(summary)).toEqual([
      'packs/a.yaml in_review',
      'packs/b.yaml failed',
      'packs/c.yaml in_review',
      'packs/gone.yaml invalid',
    ]);
    expect(summary.items[1]?.message).toContain('the worker ended');
  });

  it.each([1, 2, 7, 100])('keeps the order of the paths with %i packs under way', async (concurrency) => {
    const deps = await aDesk(house);
    const packs = memoryPacks(Array.from({ length: 30 }, (_, index) => broken(`p${String(index).padStart(2, '0')}`)));
    const slowFirst: MemoryPacks = {
      ...packs,
      check: async (file, context) => {
        await new Promise((resolve) => setTimeout(resolve, file.path.charCodeAt(7) % 5));
        return packs.check(file, context);
      },
    };
    const told: string[] = [];

    const { items } = await batch(
      {
        id: 'b1',
        packs: slowFirst,
        concurrency,
        check: (file) => slowFirst.check(file, deps),
        onItem: ({ path }) => told.push(path),
      },
      deps,
    );

    expect(items.map(({ path }) => path)).toEqual(packs.paths);
    expect(told).toEqual(packs.paths);
  });

  it('gives a slug to the first path that names it, whatever the order in which they are done', async () => {
    const files = [aPack({ title: 'First' }, 'packs/1.yaml'), aPack({ title: 'Second' }, 'packs/2.yaml')];

    for (const concurrency of [1, 2]) {
      const deps = await aDesk(house);
      const summaries = [
        await run(memoryPacks(files), deps, { concurrency }),
        await run(memoryPacks([...files].reverse()), deps, { id: 'b2', concurrency }),
      ];

      expect(summaries.map(outcomes)).toEqual([
        ['packs/1.yaml in_review', 'packs/2.yaml invalid'],
        ['packs/1.yaml unchanged', 'packs/2.yaml invalid'],
      ]);
      expect(summaries[0]?.items[1]?.message).toContain('packs/1.yaml');
      expect((await deps.stores.records.head(ZINC))?.head.title).toBe('First');
    }
  });

  it('builds only what changed when it runs again', async () => {
    const deps = await aDesk(house);
    const first = memoryPacks([zinc('a'), zinc('b'), broken('c')]);
    await run(first, deps);

    const second = memoryPacks([zinc('a'), zinc('b', { title: 'Another title' }), broken('c'), zinc('d')]);
    const summary = await run(second, deps, { id: 'b2' });

    expect(second.checked.sort()).toEqual([pathOf('b'), pathOf('d')]);
    expect(outcomes(summary)).toEqual([
      'packs/a.yaml unchanged',
      'packs/b.yaml in_review',
      'packs/c.yaml invalid',
      'packs/d.yaml in_review',
    ]);
  });

  it('builds everything again when the policy changed', async () => {
    const deps = await aDesk(house);
    await run(memoryPacks([zinc('a'), zinc('b')]), deps);
    const again = memoryPacks([zinc('a'), zinc('b')]);

    await run(again, { ...deps, house: await aHouse({ policy: { publisher: { name: 'Another Press' } } }) });

    expect(again.checked).toHaveLength(2);
  });

  it('looks again at a pack that passed once a review falls due, and at one that failed on the next day', async () => {
    const deps = await aDesk(house);
    const files = [zinc('a'), zinc('b', { facts: factsWith('smell', undefined) })];
    await run(memoryPacks(files), deps);
    const [tomorrow, due, late] = [memoryPacks(files), memoryPacks(files), memoryPacks(files)];

    await run(tomorrow, { ...deps, clock: aClock('2026-11-24') });
    await run(due, { ...deps, clock: aClock('2027-04-30') });
    const summary = await run(late, { ...deps, clock: aClock('2027-05-01') });

    expect(tomorrow.checked).toEqual([pathOf('b')]);
    expect(due.checked).toEqual([pathOf('b')]);
    expect(late.checked).toEqual([pathOf('a'), pathOf('b')]);
    expect(outcomes(summary)).toEqual(['packs/a.yaml rejected', 'packs/b.yaml unchanged']);
  });

  it('notices that another pack took the article over and gave it back', async () => {
    const deps = await aDesk(house);
    const [one, other] = [aPack({ title: 'One' }, 'packs/one.yaml'), aPack({ title: 'Other' }, 'packs/other.yaml')];
    await run(memoryPacks([one]), deps);
    await run(memoryPacks([other]), deps);

    const summary = await run(memoryPacks([one]), deps);

    expect(outcomes(summary)).toEqual(['packs/one.yaml in_review']);
    expect((await deps.stores.records.head(ZINC))?.head.title).toBe('One');
  });
});

describe('a batch whose stores fail', () => {
  it('rejects with what they say, to be handled by its caller', () => {
    const script = join(import.meta.dirname, 'children', 'batch-on-a-full-disk.ts');

    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });

    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'no space left on device\n', stderr: '' });
  });
});

describe('a batch beside people who decide', () => {
  it('plans again onto what they left, and loses nothing of theirs', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    const { records } = deps.stores;
    let raced = false;
    const racing = storesAround(deps.stores, async (name, call) => {
      if (name === 'records.commitAll' && !raced) {
        raced = true;
        await revoke(ZINC, 'mo', 'I looked at the wrong table.', deps);
      }
      return call();
    });

    const summary = await run(memoryPacks([aPack({ title: 'Zinc again' }), zinc('z')]), { ...deps, stores: racing });

    expect(summary).toMatchObject({ passed: 2, failed: 0 });
    expect(await voidedSoFar(deps)).toEqual(['medical revoked', 'editor rebuilt', 'legal rebuilt']);
    expect(await collect(records.heads())).toHaveLength(2);
    expect((await verify(deps)).faults).toEqual([]);
  });
});
