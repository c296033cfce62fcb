import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { publishAll, settleAll } from '../../src/pipeline/publish.ts';
import { requestChanges } from '../../src/pipeline/request-changes.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { collect } from '../collect.ts';
import { aDesk, approve, build, draftOf, PACK, publicText, publishOne, signAll, wholeSite, ZINC } from './a-desk.ts';
import { aClock, aHouse, madeOf } from './a-house.ts';
import { aPack } from './a-pack.ts';

const NEXT = aPack({ title: 'Zinc against colds' });

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

async function expectRefused(deps: Deps, ...codes: readonly string[]): Promise<void> {
  const before = await wholeSite(deps);
  const publication = await publishOne(deps);
  expect(publication).toMatchObject({ outcome: 'refused', reasons: codes.map((code) => ({ code })) });
  if (publication.outcome === 'refused')
    for (const { message, remedy } of publication.reasons) expect([message, remedy]).not.toContain('');
  const { 'zinc-colds/index.html': page } = await wholeSite(deps);
  expect(page).toBe(before['zinc-colds/index.html']);
  const { entries } = await loadArticle(ZINC, deps.stores);
  expect(entries.filter(({ event }) => event.type === 'edition.published')).toHaveLength(page === undefined ? 0 : 1);
}

describe('publishing', () => {
  it('makes exactly the approved bytes public, with their record and history, and lists them', async () => {
    const deps = await aDesk(house);
    await approve(deps);

    const publication = await publishOne(deps);

    expect(publication).toEqual({ article: ZINC, outcome: 'published', path: 'zinc-colds/' });
    expect(await publicText('zinc-colds/index.html', deps)).toBe(madeOf(PACK, house).html);
    expect(await publicText('index.html', deps)).toContain('href="zinc-colds/"');
    expect(await publicText('sitemap.xml', deps)).toContain('https://press.example/zinc-colds/');
    expect(await collect(deps.stores.site.list())).toEqual([
      '404.html',
      'index.html',
      'robots.txt',
      'sitemap.xml',
      'zinc-colds/history/index.html',
      'zinc-colds/index.html',
      'zinc-colds/provenance.json',
    ]);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('takes what is approved and leaves the rest when no article is named', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await build([aPack({ slug: 'zinc-waiting' }, 'packs/waiting.yaml')], deps);

    const publications = await publishAll(deps);

    expect(publications.map(({ article, outcome }) => [article.slug, outcome])).toEqual([['zinc-colds', 'published']]);
  });

  it('does nothing the second time', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const before = [await loadArticle(ZINC, deps.stores), await wholeSite(deps)];

    const again = await publishOne(deps);

    expect(again.outcome).toBe('unchanged');
    expect([await loadArticle(ZINC, deps.stores), await wholeSite(deps)]).toEqual(before);
  });

  it('replaces the edition before it and says so', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const first = await draftOf(ZINC, deps);

    await approve(deps, NEXT);
    await publishOne(deps);

    const { entries } = await loadArticle(ZINC, deps.stores);
    expect(entries.at(-1)?.event).toMatchObject({ type: 'edition.published', supersedes: first });
    expect(await publicText('zinc-colds/index.html', deps)).toBe(madeOf(NEXT, house).html);
    expect(await publicText('zinc-colds/history/index.html', deps)).toContain(first);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('keeps the old page until the new draft is approved', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);

    await build([NEXT], deps);

    await expectRefused(deps, 'not-approved');
    expect(await publicText('zinc-colds/index.html', deps)).toBe(madeOf(PACK, house).html);
  });

  it('finishes an edition that a crash cut off, though its successor is still in review', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const page = await deps.stores.site.read('zinc-colds/index.html');
    await deps.stores.site.remove('zinc-colds/index.html', page?.etag ?? '');
    await build([NEXT], deps);

    const publication = await publishOne(deps);

    expect(publication.outcome).toBe('refused');
    expect(await publicText('zinc-colds/index.html', deps)).toBe(madeOf(PACK, house).html);
    expect((await verify(deps)).faults).toEqual([]);
  });
});

describe('settling', () => {
  it('writes every public file again that is not what the record says, and nothing else', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const site = await wholeSite(deps);
    for (const path of Object.keys(site)) {
      const file = await deps.stores.site.read(path);
      await deps.stores.site.write(path, 'defaced', file?.etag ?? null);
    }

    await settleAll(deps);

    expect(await wholeSite(deps)).toEqual(site);
  });
});

describe('publishing is refused', () => {
  it('without a single sign-off, and names every role that is missing', async () => {
    const deps = await aDesk(house);
    await build([PACK], deps);

    const publication = await publishOne(deps);

    expect(publication).toMatchObject({
      reasons: [{ code: 'not-approved', message: expect.stringContaining('editor, medical, legal') }],
    });
  });

  it('for a draft that was sent back', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await requestChanges(ZINC, 'mo', { digest: await draftOf(ZINC, deps), why: 'A trial is missing.' }, deps);

    await expectRefused(deps, 'not-approved');
  });

  it('for the digest that was withdrawn', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    await withdraw(ZINC, 'pip', 'A source was taken back.', deps);
    await build([aPack({}, 'packs/copy.yaml')], deps);

    await expectRefused(deps, 'withdrawn');
    await expect(signAll(deps)).rejects.toMatchObject({ code: 'refused' });
  });

  it('when the address belongs to the article in another language', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const british = { slug: ZINC.slug, locale: 'en-GB' };
    await approve(deps, aPack({ locale: 'en-GB' }, 'packs/gb.yaml'), british);
    const site = await wholeSite(deps);

    const publication = await publishOne(deps, british);

    expect(publication).toMatchObject({ outcome: 'refused', reasons: [{ code: 'address-taken' }] });
    expect(await wholeSite(deps)).toEqual(site);
  });

  it('when the address belongs to another language of which a crash has left no file yet', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    for (const path of await collect(deps.stores.site.list())) {
      const file = await deps.stores.site.read(path);
      await deps.stores.site.remove(path, file?.etag ?? '');
    }
    const british = { slug: ZINC.slug, locale: 'en-GB' };
    await approve(deps, aPack({ locale: 'en-GB' }, 'packs/gb.yaml'), british);

    const publications = await publishAll(deps);
    await settleAll(deps);

    expect(publications).toMatchObject([{ article: british, reasons: [{ code: 'address-taken' }] }]);
    expect(await publicText('zinc-colds/index.html', deps)).toBe(madeOf(PACK, house).html);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('after a review fell due, and gives every sign-off back', async () => {
    const deps = await aDesk(house);
    await approve(deps);

    await expectRefused({ ...deps, clock: aClock('2027-05-01') }, ...EXPIRED, 'gate-fails');
  });
});

const EXPIRED = ['signoff-expired', 'signoff-expired', 'signoff-expired'];
