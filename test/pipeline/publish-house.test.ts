import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { House } from '../../src/pipeline/house.ts';
import { revoke } from '../../src/pipeline/revoke.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { aDesk, approve, draftOf, PACK, publicText, publishOne, voidedSoFar, wholeSite, ZINC } from './a-desk.ts';
import { aClock, aGateThatThrows, aHouse, madeOf, PEOPLE } from './a-house.ts';

const withoutRole = (id: string, roles: readonly string[]) =>
  PEOPLE.map((person) => (person.id === id ? { ...person, roles } : person));

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

/** An approved draft, and what the house says of it when its rules or its day are others. */
async function approvedUnder(changed: Partial<Pick<Deps, 'house' | 'clock'>>): Promise<Deps> {
  const deps = await aDesk(house);
  await approve(deps);
  return { ...deps, ...changed };
}

const reasonsOf = async (deps: Deps): Promise<readonly string[]> => {
  const publication = await publishOne(deps);
  return publication.outcome === 'refused' ? publication.reasons.map(({ code }) => code) : [publication.outcome];
};

describe('what is approved is looked at again under the rules and on the day of publication', () => {
  it('and is refused in words that others can go on from', async () => {
    const deps = await approvedUnder({ house: await aHouse({ policy: { people: withoutRole('mo', ['author']) } }) });

    const publication = await publishOne(deps);

    const messages = publication.outcome === 'refused' ? publication.reasons.map(({ message }) => message) : [];
    expect(messages).toEqual([expect.stringMatching(/, medical: .+ no longer holds the role medical$/)]);
  });

  it('and is refused when a signer lost the role, whose sign-off is void from then on', async () => {
    const deps = await approvedUnder({ house: await aHouse({ policy: { people: withoutRole('mo', ['author']) } }) });

    const reasons = await reasonsOf(deps);

    expect(reasons).toEqual(['signoff-role-lost']);
    expect(await voidedSoFar(deps)).toEqual(['medical role-lost']);
    expect(await publicText('zinc-colds/index.html', deps)).toBeUndefined();
  });

  it('and is published once another person has signed in that role', async () => {
    const deps = await approvedUnder({ house: await aHouse({ policy: { people: withoutRole('mo', ['author']) } }) });
    await publishOne(deps);
    await signOff(ZINC, 'max', { role: 'medical', digest: await draftOf(ZINC, deps) }, deps);

    expect(await reasonsOf(deps)).toEqual(['published']);
    expect(await publicText('zinc-colds/index.html', deps)).toBe(madeOf(PACK, house).html);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it.each([
    ['2026-11-23', 'published'],
    ['2027-02-21', 'published'],
    ['2027-02-22', 'signoff-expired'],
  ])('and sign-offs hold for 90 days: on %s', async (day, expected) => {
    const deps = await approvedUnder({ clock: aClock(day) });

    expect(new Set(await reasonsOf(deps))).toEqual(new Set([expected]));
  });

  it('and is refused when the policy asks for a role that nobody has signed in', async () => {
    const two = await aHouse({ policy: { signOffs: { roles: ['editor', 'medical'] } } });
    const deps = await aDesk(two);
    await approve(deps);
    await revoke(ZINC, 'lea', 'Nobody asked for mine.', deps);
    const strict = { ...deps, house };

    expect(await reasonsOf(strict)).toEqual(['policy-asks-more']);
    expect(await wholeSite(strict)).not.toHaveProperty('zinc-colds/index.html');
    await signOff(ZINC, 'lea', { role: 'legal', digest: await draftOf(ZINC, deps) }, strict);
    expect(await reasonsOf(strict)).toEqual(['published']);
  });

  it('and is refused when a gate is stricter now, with the finding', async () => {
    const strict = await aHouse({
      policy: { gates: { 'safety-elements': { severity: 'error' } }, elements: { required: ['minors'] } },
    });
    const deps = await approvedUnder({ house: strict });

    const publication = await publishOne(deps);

    expect(publication).toMatchObject({
      reasons: [{ code: 'gate-fails', message: expect.stringMatching(/safety-elements/) }],
    });
    expect(await voidedSoFar(deps)).toEqual(['editor gate-fails', 'medical gate-fails', 'legal gate-fails']);
  });

  it('and is refused, and keeps its sign-offs, while a gate cannot finish: nothing may be concluded from that', async () => {
    const broken = { ...house, gates: [...house.gates, aGateThatThrows] };
    const deps = await approvedUnder({ house: broken });

    expect(await reasonsOf(deps)).toEqual(['gates-unfinished']);
    expect(await voidedSoFar(deps)).toEqual([]);
    expect(await publicText('zinc-colds/index.html', deps)).toBeUndefined();
    expect(await reasonsOf({ ...deps, house })).toEqual(['published']);
  });

  it('and is refused when a source is on the retraction list by now', async () => {
    const list = {
      schema: 'imprimatur.retractions/v1',
      date: '2026-11-22',
      entries: [{ doi: '10.1002/14651858.cd014914.PUB2', reason: 'Data were made up.' }],
    };
    const retractions = { path: 'retractions.json', text: JSON.stringify(list) };
    const informed = await aHouse({ policy: { retractions: { file: 'retractions.json' } }, retractions });
    const deps = await approvedUnder({ house: informed });

    expect(await reasonsOf(deps)).toEqual(['gate-fails']);
    expect(await voidedSoFar(deps)).toEqual([
      'editor source-retracted',
      'medical source-retracted',
      'legal source-retracted',
    ]);
    expect(await publicText('zinc-colds/index.html', deps)).toBeUndefined();
  });

  it('and is refused on the day after a review fell due', async () => {
    const patient = await aHouse({ policy: { signOffs: { holdDays: 3650 } } });
    const onTheDay = await approvedUnder({ house: patient, clock: aClock('2027-04-30') });
    const after = await approvedUnder({ house: patient, clock: aClock('2027-05-01') });

    expect(await reasonsOf(onTheDay)).toEqual(['published']);
    expect(await reasonsOf(after)).toEqual(['gate-fails']);
  });
});
