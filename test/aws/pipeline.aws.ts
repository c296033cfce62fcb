import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deps } from '../../src/pipeline/deps.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { publishAll } from '../../src/pipeline/publish.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import type { SigningRole } from '../../src/policy/policy.ts';
import { aDesk, approve, build, draftOf, publicText, publishOne, ZINC } from '../pipeline/a-desk.ts';
import { aHouse } from '../pipeline/a-house.ts';
import { aPack } from '../pipeline/a-pack.ts';
import { openEmptyStores, removeAll } from './aws-stores.ts';

afterAll(removeAll);

describe('the pipeline over DynamoDB and S3', () => {
  let deps: Deps;
  beforeAll(async () => {
    deps = await aDesk(await aHouse(), { stores: await openEmptyStores() });
  });

  it('goes from a pack to a page, byte for byte as it was approved, and to a notice', async () => {
    await approve(deps);
    const published = await publishOne(deps);
    const page = await publicText('zinc-colds/index.html', deps);
    const again = await publishAll(deps);

    expect(published).toMatchObject({ outcome: 'published' });
    expect(page).toContain('<h1>Zinc and the common cold</h1>');
    expect(again).toEqual([]);
    expect(await verify(deps)).toMatchObject({ articles: 1, events: 5, faults: [] });

    await withdraw(ZINC, 'mo', 'A source was retracted.', deps);
    expect(await publicText('zinc-colds/index.html', deps)).toContain('A source was retracted.');
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('builds many packs at once, skips them when nothing changed, and counts them in the queue', async () => {
    const files = Array.from({ length: 60 }, (_, index) =>
      aPack({ slug: `zinc-${index}`, title: `Zinc and cold ${index}` }, `packs/zinc-${index}.yaml`),
    );

    const first = await build(files, deps);
    const second = await build(files, deps, 'b2');

    expect(first).toMatchObject({ built: 60, passed: 60 });
    expect(second).toMatchObject({ built: 0, unchanged: 60 });
    expect((await deps.stores.records.counts()).get('in_review')).toBe(60);
  }, 120_000);

  it('lets one of fifty people sign for each role', async () => {
    const slug = { slug: 'zinc-7', locale: 'en-US' };
    const digest = await draftOf(slug, deps);
    const crowd = Array.from({ length: 10 }, () => [
      ...[
        ['editor', 'ed'],
        ['editor', 'eve'],
        ['medical', 'mo'],
        ['medical', 'max'],
        ['legal', 'lea'],
      ],
    ]).flat() as [SigningRole, string][];

    const outcomes = await Promise.allSettled(
      crowd.map(([role, person]) => signOff(slug, person, { role, digest }, deps)),
    );

    const { state } = await loadArticle(slug, deps.stores);
    const given = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(state.signOffs).toHaveLength(given);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: expect.stringMatching(/^(?:conflict|refused)$/) });
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('names a page that somebody else wrote into the bucket', async () => {
    await deps.stores.site.write('stray/index.html', 'never approved', null);

    expect((await verify(deps)).faults).toEqual([expect.objectContaining({ subject: 'stray/index.html' })]);
  });

  it('finds the draft of a pack that was built twice by two machines at once', async () => {
    const file = aPack({ slug: 'zinc-twice' }, 'packs/zinc-twice.yaml');

    const both = await Promise.allSettled([build([file], deps, 'b3'), build([file], deps, 'b4')]);

    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const { entries } = await loadArticle({ slug: 'zinc-twice', locale: 'en-US' }, deps.stores);
    expect(entries).toHaveLength(1);
  });
});
