import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SourceFile } from '../../src/pack/problem.ts';
import { batch } from '../../src/pipeline/batch.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import type { BatchSummary } from '../../src/pipeline/summarise.ts';
import { aDesk, signAll, voidedSoFar } from './a-desk.ts';
import { aHouse } from './a-house.ts';
import { aPack } from './a-pack.ts';
import { aLibrary, type MemoryPacks, memoryPacks } from './memory-packs.ts';

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
const outcomes = ({ items }: BatchSummary): readonly string[] => items.map(({ path, outcome }) => `${path} ${outcome}`);

describe('a library fact that changed', () => {
  const files = [zinc('a-uses', { uses: ['minerals'] }), zinc('b-not'), zinc('c-uses', { uses: ['minerals'] })];

  it('rebuilds exactly the articles that use it, and is named with them', async () => {
    const deps = await aDesk(house);
    await run(memoryPacks(files, { minerals: aLibrary('How much zinc people eat is not well known.') }), deps);
    const changed = memoryPacks(files, { minerals: aLibrary('How much zinc children eat is not well known.') });

    const summary = await run(changed, deps, { id: 'b2' });

    expect(changed.checked.sort()).toEqual([pathOf('a-uses'), pathOf('c-uses')]);
    expect(outcomes(summary)).toEqual([
      'packs/a-uses.yaml in_review',
      'packs/b-not.yaml unchanged',
      'packs/c-uses.yaml in_review',
    ]);
    expect(summary.moved).toEqual([{ fact: 'minerals/diet', articles: ['a-uses', 'c-uses'] }]);
  });

  it('voids the sign-offs that were given before', async () => {
    const deps = await aDesk(house);
    const using = aPack({ uses: ['minerals'] });
    await run(memoryPacks([using], { minerals: aLibrary('How much zinc people eat is not well known.') }), deps);
    await signAll(deps);

    await run(memoryPacks([using], { minerals: aLibrary('How much zinc adults eat is not well known.') }), deps);

    expect(await voidedSoFar(deps)).toEqual(['editor rebuilt', 'medical rebuilt', 'legal rebuilt']);
  });

  it('is missed while it is not there, and taken up once it is', async () => {
    const deps = await aDesk(house);
    const without = await run(memoryPacks(files), deps);
    const withIt = await run(
      memoryPacks(files, { minerals: aLibrary('How much zinc we eat is not well known.') }),
      deps,
    );

    expect(outcomes(without)).toEqual([
      'packs/a-uses.yaml invalid',
      'packs/b-not.yaml in_review',
      'packs/c-uses.yaml invalid',
    ]);
    expect(outcomes(withIt)).toEqual([
      'packs/a-uses.yaml in_review',
      'packs/b-not.yaml unchanged',
      'packs/c-uses.yaml in_review',
    ]);
  });
});
