import { describe, expect, it } from '@jest/globals';
import { EMPTY_TIP } from '../../src/ledger/chain.ts';
import { aDesk, approve, publishOne, ZINC } from '../pipeline/a-desk.ts';
import { aHouse } from '../pipeline/a-house.ts';
import { aWebDesk, get, signIn } from './a-web-desk.ts';

async function live() {
  const deps = await aDesk(await aHouse());
  await approve(deps);
  await publishOne(deps);
  return deps;
}

const shown = (page: string): readonly string[] => [...page.matchAll(/<li>[\s\S]*?<\/li>/g)].map(([row]) => row);

describe('the page of what is due', () => {
  it('has first what is overdue longest, however many others changed since', async () => {
    const deps = await live();
    const { records } = deps.stores;
    const model = await records.head(ZINC);
    const events = (await records.entries(ZINC)).map(({ event }) => event);
    if (model?.head.live == null) throw new Error('zinc is not live');
    for (let index = 0; index < 700; index += 1) {
      const article = { slug: `copy-${index}`, locale: 'en-US' };
      const head = {
        ...model.head,
        ...{ article, title: `Copy ${index}`, updatedAt: '2027-01-01T00:00:00.000Z' },
        live: { ...model.head.live, due: '2029-01-01', since: `2027-01-01T00:00:0${index % 10}.000Z` },
      };
      await records.commitAll([{ article, onto: EMPTY_TIP, events, head }]);
    }
    const desk = aWebDesk(deps);
    const seat = await signIn(desk, 'ed');

    const due = await (await get(desk, '/due', seat)).text();
    const calendar = await (await get(desk, '/calendar', seat)).text();
    const used = await (await get(desk, '/used?id=nih-zinc', seat)).text();
    const csv = await (await get(desk, '/used?id=nih-zinc&format=csv', seat)).text();

    expect(shown(due).find((row) => row.includes('2027-') || row.includes('2029-'))).toContain(model.head.title);
    expect(due).toContain('And 501 that fall due later.');
    expect(calendar).toContain('And 501 more.');
    expect(used.match(/<tr><td>/g)).toHaveLength(200);
    expect(used).toContain('And 501 more: the CSV names all.');
    expect(csv.trim().split('\r\n')).toHaveLength(702);
  });

  it('tells on request which live pages cite a source that was retracted since', async () => {
    const deps = await live();
    const list = {
      schema: 'imprimatur.retractions/v1',
      date: '2026-11-22',
      entries: [{ doi: '10.1002/14651858.cd014914.PUB2', reason: 'Data were made up.' }],
    };
    const retractions = { path: 'retractions.json', text: JSON.stringify(list) };
    const informed = await aHouse({ policy: { retractions: { file: 'retractions.json' } }, retractions });
    const [before, after] = [aWebDesk(deps), aWebDesk({ ...deps, house: informed })];

    const told = await Promise.all(
      [before, after].map(async (desk) => (await get(desk, '/due?sources=now', await signIn(desk, 'ed'))).text()),
    );

    expect(told[0]).toContain('No live page cites a source that is known to be');
    expect(told[0]).toContain('The policy names no retraction list');
    expect(told[1]).toMatch(/<em>Zinc for prevention[^<]*<\/em>, which is <span class="bad">retracted/);
  });
});
