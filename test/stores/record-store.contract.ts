import { beforeEach, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import { EMPTY_TIP, firstBreak, tipOf } from '../../src/ledger/chain.ts';
import type { OpenState } from '../../src/review/event.ts';
import type { HeadQuery } from '../../src/stores/head-query.ts';
import type { BuildMark, RecordStore } from '../../src/stores/record-store.ts';
import { aBuild, aChange } from '../a-change.ts';
import { collect } from '../collect.ts';

const ZINC = { slug: 'zinc', locale: 'en-US' };

/** What every RecordStore owes its callers. An adapter is done when this is green. */
export function itIsARecordStore(open: () => Promise<RecordStore>): void {
  let store: RecordStore;
  beforeEach(async () => {
    store = await open();
  });

  it('knows nothing of an article that was never written', async () => {
    expect(await store.head(ZINC)).toBeUndefined();
    expect(await store.entries(ZINC)).toEqual([]);
    expect(await store.buildMark('packs/zinc.yaml')).toBeUndefined();
    expect(await collect(store.heads())).toEqual([]);
  });

  it('resolves a commit to the tip that the head then has', async () => {
    const change = aChange({ events: [aBuild(), aBuild({ title: 'Again' })] });

    const tip = await store.commit(change);

    expect(tip.seq).toBe(2);
    expect(await store.head(ZINC)).toEqual({ head: change.head, tip });
  });

  it('chains the events in the order in which they were committed', async () => {
    const first = await store.commit(aChange({ events: [aBuild({ title: '1' }), aBuild({ title: '2' })] }));
    const second = await store.commit(aChange({ onto: first, events: [aBuild({ title: '3' })] }));

    const entries = await store.entries(ZINC);

    expect(entries.map(({ event }) => event)).toEqual(['1', '2', '3'].map((title) => aBuild({ title })));
    expect(firstBreak(ZINC, entries)).toBeUndefined();
    expect(tipOf(entries)).toEqual(second);
  });

  it('keeps text of any script and fields left undefined in a chain that holds', async () => {
    const event = aBuild({ title: 'Zink\u2028 “≥ 1 µg” \u0000 亜鉛 🧪', batch: undefined });

    await store.commit(aChange({ events: [event] }));

    const entries = await store.entries(ZINC);
    expect(entries.map((entry) => entry.event)).toEqual([event]);
    expect(firstBreak(ZINC, entries)).toBeUndefined();
  });

  it('names an article by slug and locale alone, whatever else the writer holds', async () => {
    const article = { ...ZINC, title: 'not part of the name' };

    await store.commit({ ...aChange(), article });

    const entries = await store.entries(article);
    expect(entries.map((entry) => entry.article)).toEqual([ZINC]);
    expect(firstBreak(ZINC, entries)).toBeUndefined();
  });

  it('keeps the locales of an article apart', async () => {
    const here = await store.commit(aChange({ locale: 'en-US' }));
    const there = await store.commit(aChange({ locale: 'en-GB', events: [aBuild(), aBuild()] }));

    expect((await store.head(ZINC))?.tip).toEqual(here);
    expect((await store.head({ slug: 'zinc', locale: 'en-GB' }))?.tip).toEqual(there);
  });

  it('replaces the head without an event, when there is none to add', async () => {
    const tip = await store.commit(aChange());

    const after = await store.commit(aChange({ onto: tip, events: [], title: 'Derived again' }));

    expect(after).toEqual(tip);
    expect(await store.head(ZINC)).toMatchObject({ head: { title: 'Derived again' }, tip });
  });

  it.each([
    ['an old tip', EMPTY_TIP],
    ['a tip that is not there yet', { seq: 2, digest: digestBytes('later') }],
    ['another digest at the same place', { seq: 1, digest: digestBytes('other') }],
  ])('rejects a commit onto %s and changes nothing', async (_, onto) => {
    const tip = await store.commit(aChange());

    await expect(store.commit(aChange({ onto, title: 'Late' }))).rejects.toMatchObject({ code: 'conflict' });

    expect(await store.head(ZINC)).toEqual({ head: aChange().head, tip });
    expect(await store.entries(ZINC)).toHaveLength(1);
  });

  it('rejects a commit onto a tip of an article that has none', async () => {
    const onto = { seq: 1, digest: digestBytes('elsewhere') };

    await expect(store.commit(aChange({ onto }))).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([0, 1])('lets exactly one of fifty racing writers win onto a chain of %i', async (before) => {
    const onto = before === 0 ? EMPTY_TIP : await store.commit(aChange());

    const race = Array.from({ length: 50 }, (_, index) => store.commit(aChange({ onto, title: `Writer ${index}` })));
    const outcomes = await Promise.allSettled(race);

    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(lost).toEqual(Array.from({ length: 49 }, () => 'conflict'));
    expect(await store.entries(ZINC)).toHaveLength(before + 1);
  });

  it('writes changes to many articles together', async () => {
    await store.commitAll(['a', 'b', 'c'].map((slug) => aChange({ slug })));

    expect((await collect(store.heads())).map(({ tip }) => tip.seq)).toEqual([1, 1, 1]);
  });

  it('writes none of many changes if the tip of one has moved', async () => {
    await store.commit(aChange({ slug: 'b' }));
    const changes = ['a', 'b', 'c'].map((slug) => aChange({ slug, title: 'Late' }));

    await expect(store.commitAll(changes)).rejects.toMatchObject({ code: 'conflict' });

    expect((await collect(store.heads())).map(({ head }) => head.article.slug)).toEqual(['b']);
    expect(await store.entries({ slug: 'a', locale: 'en-US' })).toEqual([]);
  });

  it('writes nothing for no changes', async () => {
    await store.commitAll([]);

    expect(await collect(store.heads())).toEqual([]);
  });

  it('refuses two changes to one article in one commit', async () => {
    await expect(store.commitAll([aChange(), aChange()])).rejects.toMatchObject({ code: 'invalid' });

    expect(await store.head(ZINC)).toBeUndefined();
  });

  it('refuses a change that carries the head of another article', async () => {
    const change = { ...aChange(), head: aChange({ slug: 'iron' }).head };

    await expect(store.commit(change)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('lists every head once, by slug then locale, over any number of pages', async () => {
    const slugs = Array.from({ length: 602 }, (_, index) => `a-${String(index).padStart(4, '0')}`);
    const changes = slugs.flatMap((slug) => ['en-US', 'de-DE'].map((locale) => aChange({ slug, locale })));
    const shuffled = changes.toSorted((a, b) => (digestBytes(a.article.slug) < digestBytes(b.article.slug) ? -1 : 1));
    for (let at = 0; at < shuffled.length; at += 49) await store.commitAll(shuffled.slice(at, at + 49));

    const listed = (await collect(store.heads())).map(({ head }) => `${head.article.slug} ${head.article.locale}`);

    expect(listed).toEqual(slugs.flatMap((slug) => [`${slug} de-DE`, `${slug} en-US`]));
  });

  it('lists in order even where one slug begins another', async () => {
    for (const slug of ['zinc-cold', 'zinc', 'zinc2']) await store.commit(aChange({ slug }));

    const listed = (await collect(store.heads())).map(({ head }) => head.article.slug);

    expect(listed).toEqual(['zinc', 'zinc-cold', 'zinc2']);
  });

  it('keeps what it was given even if the giver changes it afterwards', async () => {
    const event = { ...aBuild() };
    const change = aChange({ events: [event] });
    await store.commit(change);

    event.title = 'Changed behind its back';

    expect((await store.entries(ZINC))[0]?.event).toEqual(aBuild());
  });

  it('remembers the latest mark of each path', async () => {
    const item = { path: 'zinc.yaml', outcome: 'in_review', findings: 0 } as const;
    const holds = { from: '2026-03-02', until: '2026-09-01' };
    const mark: BuildMark = { path: 'zinc.yaml', inputs: digestBytes('1'), uses: ['minerals'], holds, item };
    await store.putBuildMarks([mark, { ...mark, path: 'iron.yaml' }]);

    await store.putBuildMarks([{ ...mark, inputs: digestBytes('2') }]);

    expect(await store.buildMark('zinc.yaml')).toEqual({ ...mark, inputs: digestBytes('2') });
    expect(await store.buildMark('iron.yaml')).toEqual({ ...mark, path: 'iron.yaml' });
  });

  it('remembers the checkpoint with the highest number, whatever comes when', async () => {
    const marks = [2, 3, 1].map((number) => ({ number, digest: digestBytes(String(number)) }));
    expect(await store.checkpointMark()).toBeUndefined();

    for (const mark of marks) await store.putCheckpointMark({ ...mark });

    expect(await store.checkpointMark()).toEqual(marks[1]);
  });

  it('closes more than once without complaint', async () => {
    await store.close();

    await expect(store.close()).resolves.toBeUndefined();
  });

  it('lists heads by state, role, batch and words, those changed last first, page by page', async () => {
    const open = (state: OpenState, signed: readonly string[], batch: string) => ({
      ...{ draft: digestBytes('draft'), state, signed, requires: ['editor', 'medical'], batch, due: null },
      scheduled: null,
      assigned: batch === 'b2' ? 'mo' : null,
    });
    const live = { draft: digestBytes('draft'), state: 'published' as const, since: '2026-03-01', due: null };
    const heads = [
      { slug: 'aloe', title: 'Aloe and burns', open: open('in_review', [], 'b1'), live: null },
      { slug: 'birch', title: 'Birch and pain', open: open('in_review', ['medical'], 'b1'), live },
      { slug: 'clove', title: '100% clove', open: open('approved', ['editor', 'medical'], 'b2'), live: null },
      { slug: 'dill', title: 'Dill_and sleep', open: null, live },
    ];
    for (const [index, { slug, ...head }] of heads.entries()) {
      const change = aChange({ slug });
      await store.commit({ ...change, head: { ...change.head, ...head, updatedAt: `2026-03-0${index + 1}` } });
    }
    const slugs = async (query: Partial<HeadQuery>): Promise<readonly string[]> =>
      (await store.list({ limit: 10, ...query })).heads.map(({ head }) => head.article.slug);

    expect(await slugs({})).toEqual(['dill', 'clove', 'birch', 'aloe']);
    expect(await slugs({ state: 'in_review' })).toEqual(['birch', 'aloe']);
    expect(await slugs({ state: 'published' })).toEqual(['dill', 'birch']);
    expect(await slugs({ state: 'in_review', unsigned: 'medical' })).toEqual(['aloe']);
    expect(await slugs({ slug: 'birch' })).toEqual(['birch']);
    expect(await slugs({ batch: 'b2' })).toEqual(['clove']);
    expect(await slugs({ assigned: 'mo' })).toEqual(['clove']);
    expect(await slugs({ assigned: 'nobody' })).toEqual([]);
    expect(await slugs({ search: 'PAIN' })).toEqual(['birch']);
    expect(await slugs({ search: '0% c' })).toEqual(['clove']);
    expect(await slugs({ search: "l_and' OR 1=1" })).toEqual([]);
    expect(await slugs({ state: 'no such state' })).toEqual([]);
    expect(Object.fromEntries(await store.counts())).toEqual({ in_review: 2, approved: 1, published: 2 });

    const first = await store.list({ limit: 3 });
    expect(first.heads).toHaveLength(3);
    expect(await slugs({ limit: 3, ...(first.next === undefined ? {} : { after: first.next }) })).toEqual(['aloe']);
    expect((await store.list({ limit: 4 })).next).toBeUndefined();
  });
}
