import { beforeAll, expect, it } from '@jest/globals';
import { DECISIONS } from '../../src/desk/decisions.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { bringUpToDate } from '../../src/pipeline/publish.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { aDesk, approve, draftOf, publicText, wholeSite, ZINC } from './a-desk.ts';
import { aHouse } from './a-house.ts';

const PAGE = 'zinc-colds/index.html';

let house: House;
beforeAll(async () => {
  house = await aHouse({ policy: { publication: 'by-hand' } });
});

/** Takes a decision as the desk does where it may not write the site. */
async function decide(name: 'publish' | 'withdraw', body: object, person: string, deps: Deps): Promise<unknown> {
  const at = { article: ZINC, person, digest: await draftOf(ZINC, deps), deps: { ...deps, publishesElsewhere: true } };
  return DECISIONS[name]?.take(at, body);
}

it('is recorded by the desk and carried out by the publisher, the withdrawal too', async () => {
  const deps = await aDesk(house);
  await approve(deps);
  await bringUpToDate(ZINC, deps);
  expect(await wholeSite(deps)).toEqual({});

  await decide('publish', {}, 'pip', deps);
  expect(await wholeSite(deps)).toEqual({});
  await bringUpToDate(ZINC, deps);
  expect(await publicText(PAGE, deps)).toContain('<h1>Zinc and the common cold</h1>');

  await decide('withdraw', { reason: 'A source was retracted.' }, 'mo', deps);
  expect(await publicText(PAGE, deps)).toContain('<h1>Zinc and the common cold</h1>');
  await bringUpToDate(ZINC, deps);
  expect(await publicText(PAGE, deps)).toContain('A source was retracted.');
  expect((await verify(deps)).faults).toEqual([]);
});

it('is refused by the desk to whoever may not publish, and nothing is recorded', async () => {
  const deps = await aDesk(house);
  await approve(deps);
  const { tip } = await loadArticle(ZINC, deps.stores);

  await expect(decide('publish', {}, 'ada', deps)).rejects.toMatchObject({ code: 'refused' });

  expect((await loadArticle(ZINC, deps.stores)).tip).toEqual(tip);
});

it('is done once, however often the publisher is told', async () => {
  const deps = await aDesk(house);
  await approve(deps);
  await decide('publish', {}, 'pip', deps);

  await Promise.allSettled([1, 2, 3].map(() => bringUpToDate(ZINC, deps)));
  await bringUpToDate(ZINC, deps);

  const { entries } = await loadArticle(ZINC, deps.stores);
  expect(entries.filter(({ event }) => event.type === 'edition.published')).toHaveLength(1);
});
