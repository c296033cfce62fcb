import { beforeAll, describe, expect, it } from '@jest/globals';
import { ImprimaturError } from '../../src/errors.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { openMemoryStores } from '../../src/stores/memory/open-memory-stores.ts';
import { aDesk, build, draftOf, PACK, publicText, publishOne, SIGNERS, ZINC } from './a-desk.ts';
import { aClock, aHouse, madeOf } from './a-house.ts';
import { Crash, crashingAt, everyMoment, type Moment } from './faulty-stores.ts';

type Command = (deps: Deps) => Promise<unknown>;

const REASON = 'A source was taken back.';
const COMMANDS: readonly Command[] = [
  (deps) => build([PACK], deps),
  ...SIGNERS.map(
    ([role, person]): Command =>
      async (deps) =>
        signOff(ZINC, person, { role, digest: await draftOf(ZINC, deps) }, deps),
  ),
  publishOne,
  (deps) => withdraw(ZINC, 'pip', REASON, deps),
];

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

/** What a person who repeats a command after a crash may be told: that it is done already. */
const DONE = ['already-signed', 'not-live'];

async function repeat(command: Command, deps: Deps): Promise<void> {
  try {
    await command(deps);
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    expect(error.reasons.map(({ code }) => code)).toEqual([expect.stringMatching(DONE.join('|'))]);
  }
}

/** Nothing public that was not approved: the very page, the notice, or nothing yet. */
async function expectOnlyApprovedBytes(deps: Deps, approved: string): Promise<void> {
  const { faults } = await verify(deps);
  expect(faults.filter(({ code }) => code !== 'page')).toEqual([]);
  const page = await publicText('zinc-colds/index.html', deps);
  if (page !== undefined && !page.includes(REASON)) expect(page).toBe(approved);
}

describe('a process that ends at any call', () => {
  it('leaves nothing unapproved public, and repeating the command leads to the same end', async () => {
    const approved = madeOf(PACK, house).html;
    let crashes = 0;
    const run = async (moment: Moment): Promise<boolean> => {
      const clock = aClock();
      const clean = await aDesk(house, { stores: await openMemoryStores(), clock });
      const { stores, ended } = crashingAt(clean.stores, moment);
      const faulty = { ...clean, stores };
      for (const command of COMMANDS) {
        if (ended()) {
          await command(clean);
          continue;
        }
        try {
          await command(faulty);
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
        if (!ended()) continue;
        crashes += 1;
        await expectOnlyApprovedBytes(clean, approved);
        await repeat(command, clean);
        expect({ moment, faults: (await verify(clean)).faults }).toEqual({ moment, faults: [] });
      }
      expect(await publicText('zinc-colds/index.html', clean)).toContain(REASON);
      expect({ moment, faults: (await verify(clean)).faults }).toEqual({ moment, faults: [] });
      return ended();
    };

    for (const moment of everyMoment()) if (!(await run(moment))) break;

    expect(crashes).toBeGreaterThan(100);
  });
});
