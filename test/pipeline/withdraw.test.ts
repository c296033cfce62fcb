import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'parse5';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { settleAll } from '../../src/pipeline/publish.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { aDesk, approve, build, PACK, publicText, publishOne, wholeSite, ZINC } from './a-desk.ts';
import { aHouse, madeOf } from './a-house.ts';
import { aPack } from './a-pack.ts';

const NEXT = aPack({ title: 'Zinc against colds' });
const HOSTILE = `</p><script>alert("1")</script> {{title}} {{{x}}} & "quotes" <img src=x onerror='alert(2)'>`;

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

async function published(): Promise<Deps> {
  const deps = await aDesk(house);
  await approve(deps);
  await publishOne(deps);
  return deps;
}

/** The names of all elements of a page, in order. */
function elements(html: string): readonly string[] {
  return [...JSON.stringify(namesBelow(parse(html))).matchAll(/"([a-z0-9]+)"/g)].map(([, name = '']) => name);
}

function namesBelow(node: object): unknown {
  const name = 'tagName' in node ? node.tagName : '';
  const children = 'childNodes' in node && Array.isArray(node.childNodes) ? node.childNodes : [];
  return [name, ...children.map(namesBelow)];
}

describe('withdrawing', () => {
  it('leaves a notice with the reason at the address, and lists the page no more', async () => {
    const deps = await published();

    await withdraw(ZINC, 'pip', 'A source was taken back.', deps);

    const notice = (await publicText('zinc-colds/index.html', deps)) ?? '';
    expect(notice).toContain('A source was taken back.');
    expect(notice).toContain('noindex');
    expect(notice).not.toContain('Lozenges');
    expect(await publicText('index.html', deps)).not.toContain('zinc-colds/');
    expect(await publicText('sitemap.xml', deps)).not.toContain('zinc-colds/');
    expect(JSON.parse((await publicText('zinc-colds/provenance.json', deps)) ?? '')).toMatchObject({
      withdrawn: { reason: 'A source was taken back.' },
    });
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('shows a reason as text, whatever is in it', async () => {
    const [plain, hostile] = [await published(), await published()];

    await withdraw(ZINC, 'pip', 'Recalled.', plain);
    await withdraw(ZINC, 'pip', HOSTILE, hostile);

    for (const path of ['zinc-colds/index.html', 'zinc-colds/history/index.html']) {
      const page = (await publicText(path, hostile)) ?? '';
      expect(elements(page)).toEqual(elements((await publicText(path, plain)) ?? ''));
      expect(page).toContain('&lt;script&gt;alert(');
      expect(page).toContain('{{title}}');
    }
  });

  it('takes the live edition down while a new draft is open, and leaves the draft alone', async () => {
    const deps = await published();
    await build([NEXT], deps);

    await withdraw(ZINC, 'ed', 'Recalled.', deps);

    const record = await deps.stores.records.head(ZINC);
    expect(record?.head).toMatchObject({ live: { state: 'withdrawn' }, open: { state: 'in_review' } });
    expect(await publicText('zinc-colds/index.html', deps)).toContain('Zinc and the common cold');
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('is refused the second time, and changes nothing', async () => {
    const deps = await published();
    await withdraw(ZINC, 'pip', 'Recalled.', deps);
    const before = [await loadArticle(ZINC, deps.stores), await wholeSite(deps)];

    await expect(withdraw(ZINC, 'ed', 'Once more.', deps)).rejects.toMatchObject({ reasons: [{ code: 'not-live' }] });

    expect([await loadArticle(ZINC, deps.stores), await wholeSite(deps)]).toEqual(before);
  });

  it('is refused to those who may not, and the page stays', async () => {
    const deps = await published();
    const before = await wholeSite(deps);

    await expect(withdraw(ZINC, 'ada', ' ', deps)).rejects.toMatchObject({
      reasons: [{ code: 'wrong-role' }, { code: 'no-reason' }],
    });

    expect(await wholeSite(deps)).toEqual(before);
  });

  it('holds against settling again', async () => {
    const deps = await published();
    await withdraw(ZINC, 'pip', 'Recalled.', deps);
    const before = await wholeSite(deps);

    await settleAll(deps);

    expect(await wholeSite(deps)).toEqual(before);
  });

  it('ends with a new edition that every role has signed', async () => {
    const deps = await published();
    await withdraw(ZINC, 'pip', 'Recalled.', deps);

    await approve(deps, NEXT);
    const publication = await publishOne(deps);

    expect(publication.outcome).toBe('published');
    expect(await publicText('zinc-colds/index.html', deps)).toBe(madeOf(NEXT, house).html);
    const history = (await publicText('zinc-colds/history/index.html', deps)) ?? '';
    expect(history).toContain(madeOf(PACK, house).draft.digest);
    expect(history).toContain('Recalled.');
    const { entries } = await loadArticle(ZINC, deps.stores);
    expect(entries.at(-1)?.event).not.toHaveProperty('supersedes');
    expect((await verify(deps)).faults).toEqual([]);
  });
});
