import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ImprimaturError } from '../../src/errors.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { requestChanges } from '../../src/pipeline/request-changes.ts';
import { revoke } from '../../src/pipeline/revoke.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { verify } from '../../src/pipeline/verify.ts';
import type { SigningRole } from '../../src/policy/policy.ts';
import { openLocalStores } from '../../src/stores/local/open-local-stores.ts';
import { openMemoryStores } from '../../src/stores/memory/open-memory-stores.ts';
import type { Stores } from '../../src/stores/stores.ts';
import { aDesk, approve, build, draftOf, PACK, voidedSoFar, ZINC } from './a-desk.ts';
import { aHouse } from './a-house.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const CROWD: readonly (readonly [SigningRole, string])[] = Array.from({ length: 10 }, () => [
  ['editor', 'ed'] as const,
  ['editor', 'eve'] as const,
  ['medical', 'mo'] as const,
  ['medical', 'max'] as const,
  ['legal', 'lea'] as const,
]).flat();

/** Fifty sign-offs at once; what came of each, in their order. */
async function race(deps: Deps): Promise<readonly PromiseSettledResult<unknown>[]> {
  await build([PACK], deps);
  const digest = await draftOf(ZINC, deps);
  return Promise.allSettled(CROWD.map(([role, person]) => signOff(ZINC, person, { role, digest }, deps)));
}

async function expectOnePerRole(deps: Deps, outcomes: readonly PromiseSettledResult<unknown>[]): Promise<void> {
  const { entries, state } = await loadArticle(ZINC, deps.stores);
  const given = entries.filter(({ event }) => event.type === 'signoff.given');
  const winners = outcomes.filter(({ status }) => status === 'fulfilled');
  expect(given).toHaveLength(winners.length);
  expect(new Set(state.signOffs.map(({ role }) => role)).size).toBe(state.signOffs.length);
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    expect(outcome.reason).toMatchObject({ name: 'ImprimaturError', code: expect.stringMatching(/refused|conflict/) });
    expect(String(outcome.reason)).toMatch(/has moved on|already signed/);
  }
  expect((await verify(deps)).faults).toEqual([]);
}

describe('fifty sign-offs at once', () => {
  it('give one event for each that was told yes, and a clear no to the rest', async () => {
    const deps = await aDesk(house);

    const outcomes = await race(deps);

    await expectOnePerRole(deps, outcomes);
  });

  it('do so too where they last, and approve the draft once everybody has tried again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'imprimatur-decisions-'));
    const stores: Stores = await openLocalStores(folder);
    const deps = await aDesk(house, { stores });

    const outcomes = await race(deps);
    const digest = await draftOf(ZINC, deps);
    for (const [role, person] of CROWD.slice(0, 5))
      await signOff(ZINC, person, { role, digest }, deps).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'refused' });
      });

    await stores.records.close();
    const reopened = await aDesk(house, { stores: await openLocalStores(folder) });
    await expectOnePerRole({ ...reopened, clock: deps.clock }, [
      ...outcomes,
      ...Array.from({ length: 3 - outcomes.filter(({ status }) => status === 'fulfilled').length }, () => ({
        status: 'fulfilled' as const,
        value: undefined,
      })),
    ]);
    expect((await reopened.stores.records.head(ZINC))?.head.open?.state).toBe('approved');
    await reopened.stores.records.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a decision', () => {
  it('carries every reason against it, and writes nothing', async () => {
    const deps = await aDesk(house);
    await build([PACK], deps);
    const before = await loadArticle(ZINC, deps.stores);

    const refused = signOff(ZINC, 'pat', { role: 'legal', digest: before.tip.digest ?? PACK_DIGEST }, deps);

    await expect(refused).rejects.toMatchObject({
      code: 'refused',
      reasons: [{ code: 'wrong-role' }, { code: 'stale-digest' }, { code: 'contributor' }],
    });
    expect(await loadArticle(ZINC, deps.stores)).toEqual(before);
  });

  it('is not found for an article that is not there', async () => {
    const deps = await aDesk(house);

    const lost = signOff(ZINC, 'ed', { role: 'editor', digest: PACK_DIGEST }, deps);

    await expect(lost).rejects.toMatchObject({ name: ImprimaturError.name, code: 'not-found' });
  });

  it('to request changes takes the draft out of review and voids what was signed', async () => {
    const deps = await aDesk({ ...house }, { stores: await openMemoryStores() });
    await approve(deps);

    await requestChanges(ZINC, 'mo', { digest: await draftOf(ZINC, deps), why: 'A trial is missing.' }, deps);

    expect((await deps.stores.records.head(ZINC))?.head.open).toMatchObject({ state: 'changes_requested', signed: [] });
    expect(await voidedSoFar(deps)).toEqual([
      'editor changes-requested',
      'medical changes-requested',
      'legal changes-requested',
    ]);
  });

  it('to revoke takes back the one sign-off and leaves the others', async () => {
    const deps = await aDesk(house);
    await approve(deps);

    const { head } = await revoke(ZINC, 'mo', 'I had the wrong table.', deps);

    expect(head.open).toMatchObject({ state: 'in_review', signed: ['editor', 'legal'] });
    expect(await voidedSoFar(deps)).toEqual(['medical revoked']);
  });
});

const PACK_DIGEST = `sha256:${'0'.repeat(64)}` as const;
