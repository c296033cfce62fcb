import { beforeAll, describe, expect, it } from '@jest/globals';
import { batch } from '../../src/pipeline/batch.ts';
import type { House } from '../../src/pipeline/house.ts';
import { lookAtDraft } from '../../src/pipeline/look-at-draft.ts';
import { revise } from '../../src/pipeline/revise.ts';
import { aDesk, draftOf, ZINC } from '../pipeline/a-desk.ts';
import { aHouse } from '../pipeline/a-house.ts';
import { aPack } from '../pipeline/a-pack.ts';
import { aLibrary, memoryPacks } from '../pipeline/memory-packs.ts';
import { aWebDesk, get, signIn } from './a-web-desk.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

async function opened() {
  const deps = await aDesk(house);
  const packs = memoryPacks([aPack({ uses: ['minerals'] })], { minerals: aLibrary('People eat zinc in many foods.') });
  await batch({ id: 'b1', packs, concurrency: 1, check: (file) => packs.check(file, deps) }, deps);
  const desk = aWebDesk(deps);
  const seat = await signIn(desk, 'ed');
  const change = async (id: string, statement: string) => {
    const { kept } = await lookAtDraft(ZINC, 'ed', deps);
    const content = { ...kept.pack.facts.find((fact) => fact.id === id), statement };
    await revise(ZINC, 'ed', { digest: await draftOf(ZINC, deps), why: 'Wrong.', edit: { fact: id, content } }, deps);
  };
  const told = async () =>
    (await (await get(desk, '/drafts/zinc-colds/pack.yaml', seat)).text())
      .split('\n')
      .filter((line) => line.startsWith('# Changed'));
  return { change, told };
}

describe('the pack that the desk gives back', () => {
  it('names those facts of libraries that were changed at the desk, and no other', async () => {
    const { change, told } = await opened();

    const before = await told();
    await change('colds', 'Zinc lozenges may make a cold one day shorter, and the trials disagree.');
    const own = await told();
    await change('minerals/diet', 'People eat zinc in meat, beans and nuts.');
    await change('colds', 'Zinc lozenges may make a cold two days shorter, and the trials disagree.');
    const foreign = await told();

    expect([before, own]).toEqual([[], []]);
    expect(foreign).toEqual([expect.stringContaining('People eat zinc in meat, beans and nuts.')]);
  });
});
