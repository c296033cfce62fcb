import { beforeAll, describe, expect, it } from '@jest/globals';
import { ImprimaturError } from '../../src/errors.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import type { Stores } from '../../src/stores/stores.ts';
import { aDesk, approve, build, publicText, publishOne, ZINC } from './a-desk.ts';
import { aHouse } from './a-house.ts';
import { aPack, factsWith } from './a-pack.ts';
import { copyOf } from './copy-stores.ts';
import { everyMoment, type Moment, pausingAt } from './faulty-stores.ts';

const NOTICE = 'a notice';
const REASON = 'A source was taken back.';
const NEXT = aPack({ facts: factsWith('colds', { statement: 'Zinc lozenges may shorten a cold, by about one day.' }) });

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

/** Runs `slow` over and over, held up at every moment in turn while `meanwhile` happens, until none is left. */
async function atEveryMoment(
  prepare: (deps: Deps) => Promise<void>,
  slow: (deps: Deps) => Promise<unknown>,
  meanwhile: (deps: Deps) => Promise<void>,
  after: (deps: Deps, moment: Moment, late: readonly string[]) => Promise<void>,
): Promise<number> {
  let runs = 0;
  const prepared = await aDesk(house);
  await prepare(prepared);
  for (const moment of everyMoment()) {
    const deps = { ...prepared, stores: await copyOf(prepared.stores) };
    const pages: string[] = [];
    const late: string[] = [];
    const { stores, paused } = pausingAt(noting(deps.stores, pages), moment, async () => {
      await meanwhile(deps);
      pages.splice(0);
    });
    await unlessLate(() => slow({ ...deps, stores }));
    if (!paused()) return runs;
    late.push(...pages);
    runs += 1;
    await after(deps, moment, late);
  }
  return runs;
}

/** Whoever comes too late is told so, with a reason that says what happened. */
async function unlessLate(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    expect(error.message).not.toMatch(/does not hold together/);
    expect(['refused', 'conflict']).toContain(error.code);
    return false;
  }
}

async function expectClean(deps: Deps, moment: Moment): Promise<void> {
  const { faults } = await verify(deps);
  expect({ moment, faults }).toEqual({ moment, faults: [] });
}

describe('a publisher that is held up', () => {
  it('never puts a page over the notice of a withdrawal, nor lists it', async () => {
    let withdrawn = 0;

    const runs = await atEveryMoment(
      approve,
      publishOne,
      async (deps) => {
        if (await unlessLate(() => withdraw(ZINC, 'pip', REASON, deps))) withdrawn += 1;
      },
      async (deps, moment) => {
        await expectClean(deps, moment);
      },
    );

    expect(runs).toBeGreaterThan(50);
    expect(withdrawn).toBeGreaterThan(20);
  });

  it('never writes over the notice of a later edition, even where an earlier notice read the same', async () => {
    let withdrawn = false;

    await atEveryMoment(
      async (deps) => {
        await approve(deps);
        await publishOne(deps);
        await withdraw(ZINC, 'pip', REASON, deps);
        await approve(deps, NEXT);
      },
      publishOne,
      async (deps) => {
        withdrawn = await unlessLate(() => withdraw(ZINC, 'pip', REASON, deps));
      },
      async (deps, moment, late) => {
        if (withdrawn) for (const page of late) expect({ moment, page }).toEqual({ moment, page: NOTICE });
        await expectClean(deps, moment);
      },
    );
  });

  it('leaves the page that took its place meanwhile', async () => {
    await atEveryMoment(
      approve,
      publishOne,
      async (deps) => {
        await unlessLate(() => publishOne(deps));
        await approve(deps, NEXT);
        await unlessLate(() => publishOne(deps));
      },
      async (deps, moment) => {
        await expectClean(deps, moment);
        expect(await publicText('zinc-colds/index.html', deps)).toContain('by about one day');
      },
    );
  });
});

describe('a withdrawal that is held up', () => {
  it('still takes the page down when a new draft is built meanwhile', async () => {
    await atEveryMoment(
      async (deps) => {
        await approve(deps);
        await publishOne(deps);
      },
      async (deps) => {
        await withdraw(ZINC, 'pip', REASON, deps);
      },
      async (deps) => {
        await build([NEXT], deps);
      },
      expectClean,
    );
  });
});

/** The same stores, noting in short what the article's page becomes whenever it is written. */
function noting(stores: Stores, pages: string[]): Stores {
  const { site } = stores;
  return {
    ...stores,
    site: {
      read: (path) => site.read(path),
      list: () => site.list(),
      remove: (path, seen) => site.remove(path, seen),
      write: async (path, bytes, seen) => {
        const etag = await site.write(path, bytes, seen);
        if (path === 'zinc-colds/index.html')
          pages.push(Buffer.from(bytes).toString('utf8').includes(REASON) ? NOTICE : 'the page');
        return etag;
      },
    },
  };
}
