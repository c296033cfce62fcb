import { beforeAll, describe, expect, it } from '@jest/globals';
import { assign } from '../../src/pipeline/assign.ts';
import { comment, resolveComment } from '../../src/pipeline/comment.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import { discard } from '../../src/pipeline/discard.ts';
import type { House } from '../../src/pipeline/house.ts';
import { judgeClaims } from '../../src/pipeline/judge-claims.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { lookAtDraft } from '../../src/pipeline/look-at-draft.ts';
import { dueForPublication } from '../../src/pipeline/publish.ts';
import { requestChanges } from '../../src/pipeline/request-changes.ts';
import { revise } from '../../src/pipeline/revise.ts';
import { schedule, unschedule } from '../../src/pipeline/schedule.ts';
import { signOff } from '../../src/pipeline/sign-off.ts';
import { verify } from '../../src/pipeline/verify.ts';
import { openState } from '../../src/review/article-state.ts';
import { aDesk, approve, build, draftOf, PACK, publicText, publishOne, voidedSoFar, ZINC } from './a-desk.ts';
import { aClock, aHouse, PEOPLE } from './a-house.ts';
import { aPack, FACTS } from './a-pack.ts';

let house: House;
let strict: House;
beforeAll(async () => {
  [house, strict] = [await aHouse(), await aHouse({ policy: { signOffs: { verdicts: 'required' } } })];
});

async function inReview(given: House = house): Promise<Deps> {
  const deps = await aDesk(given);
  await build([PACK], deps);
  return deps;
}

const codes = async (work: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    return (error as { reasons: readonly { code: string }[] }).reasons.map(({ code }) => code);
  }
};

const stateOf = async (deps: Deps) => openState((await loadArticle(ZINC, deps.stores)).state);
const colds = (statement: string) => ({ fact: 'colds', content: { ...FACTS[1], statement } });
const ONE_DAY = 'Zinc lozenges may make a cold about one day shorter, and the trials disagree.';

/** Has one person judge all claims of their role. */
async function judgeAll(deps: Deps, role: 'editor' | 'medical' | 'legal', person: string): Promise<readonly string[]> {
  const { claims } = await lookAtDraft(ZINC, person, deps);
  const own = claims.filter((claim) => claim.role === role).map(({ fact }) => fact);
  const verdicts = own.map((fact) => ({ fact, verdict: 'supports' as const }));
  await judgeClaims(ZINC, person, { role, digest: await draftOf(ZINC, deps), verdicts }, deps);
  return own;
}

describe('verdicts on claims', () => {
  it('are each for one role to give, and all roles together have every claim', async () => {
    const deps = await inReview();
    const { claims } = await lookAtDraft(ZINC, 'mo', deps);

    expect(claims.map(({ fact }) => fact).sort()).toEqual(FACTS.map(({ id }) => String(id)).sort());
    const roleOf = (fact: string) => claims.find((claim) => claim.fact === fact)?.role;
    expect(['law', 'fda', 'colds', 'what-zinc-is'].map(roleOf)).toEqual(['legal', 'legal', 'medical', 'editor']);
  });

  it('must all be there before a role signs, where the house asks for them', async () => {
    const deps = await inReview(strict);
    const digest = await draftOf(ZINC, deps);
    const sign = () => signOff(ZINC, 'mo', { role: 'medical', digest }, deps);

    expect(await codes(sign())).toEqual(['undecided-claims']);
    await judgeAll(deps, 'medical', 'mo');
    await sign();
    await signOff(ZINC, 'lea', { role: 'legal', digest, allSupported: true }, deps);

    const { entries, state } = await loadArticle(ZINC, deps.stores);
    expect(state.signOffs.map(({ role }) => role)).toEqual(['medical', 'legal']);
    const judged = entries.flatMap(({ event }) => (event.type === 'claims.judged' ? [event] : []));
    expect(judged.map(({ role, verdicts }) => [role, verdicts.length > 1])).toEqual([
      ['medical', true],
      ['legal', true],
    ]);
  });

  it('keep the role from signing while one says that its sources do not carry the claim', async () => {
    for (const given of [house, strict]) {
      const deps = await inReview(given);
      const digest = await draftOf(ZINC, deps);
      await judgeAll(deps, 'medical', 'max');
      const no = { fact: 'colds', verdict: 'does-not' as const, note: 'The review says one day.' };
      await judgeClaims(ZINC, 'mo', { role: 'medical', digest, verdicts: [no] }, deps);

      for (const allSupported of [false, true])
        expect(await codes(signOff(ZINC, 'max', { role: 'medical', digest, allSupported }, deps))).toEqual([
          'unsupported-claim',
        ]);
    }
  });

  it('say why, unless the source carries the claim', async () => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);
    const judge = (verdict: 'partly' | 'does-not', note?: string) =>
      judgeClaims(
        ZINC,
        'mo',
        { role: 'medical', digest, verdicts: [{ fact: 'colds', verdict, ...(note === undefined ? {} : { note }) }] },
        deps,
      );

    expect(await codes(judge('partly'))).toEqual(['no-note']);
    expect(await codes(judge('does-not', '  '))).toEqual(['no-note']);
    expect(await codes(judge('partly', 'Only in adults.'))).toEqual([]);
  });

  it('carry over to a draft that makes the same claim, and sign-offs never do', async () => {
    const deps = await inReview(strict);
    const own = await judgeAll(deps, 'medical', 'mo');
    await signOff(ZINC, 'mo', { role: 'medical', digest: await draftOf(ZINC, deps) }, deps);
    await revise(ZINC, 'eve', { digest: await draftOf(ZINC, deps), why: 'One day.', edit: colds(ONE_DAY) }, deps);

    const { judgements } = await lookAtDraft(ZINC, 'mo', deps);

    expect([...judgements.keys()].sort()).toEqual(own.filter((fact) => fact !== 'colds').sort());
    expect([...judgements.values()].every(({ carried }) => carried)).toBe(true);
    expect(await voidedSoFar(deps)).toEqual(['medical rebuilt']);
    expect((await loadArticle(ZINC, deps.stores)).state.signOffs).toEqual([]);
    const digest = await draftOf(ZINC, deps);
    expect(await codes(signOff(ZINC, 'mo', { role: 'medical', digest }, deps))).toEqual(['undecided-claims']);
  });

  it('do not count once their giver has lost the role', async () => {
    const deps = await inReview(strict);
    await judgeAll(deps, 'medical', 'mo');
    const people = PEOPLE.map((person) => (person.id === 'mo' ? { ...person, roles: ['auditor'] } : person));
    const changed = { ...deps, house: await aHouse({ policy: { people, signOffs: { verdicts: 'required' } } }) };

    expect((await lookAtDraft(ZINC, 'max', changed)).judgements.size).toBe(0);
  });

  it('are refused where one claim is judged twice at once', async () => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);
    const twice = [
      { fact: 'colds', verdict: 'does-not' as const, note: 'It does not say so.' },
      { fact: 'colds', verdict: 'supports' as const },
    ];

    expect(await codes(judgeClaims(ZINC, 'mo', { role: 'medical', digest, verdicts: twice }, deps))).toEqual([
      'judged-twice',
    ]);
  });

  it.each([
    ['a claim of another role', 'mo', 'medical', 'law', 'other-scope'],
    ['a claim that is not there', 'mo', 'medical', 'nothing', 'no-claim'],
    ['a role that one does not hold', 'mo', 'legal', 'law', 'wrong-role'],
    ['what one wrote oneself', 'pat', 'editor', 'what-zinc-is', 'contributor'],
  ] as const)('are refused on %s', async (_, person, role, fact, code) => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);

    const given = { role, digest, verdicts: [{ fact, verdict: 'supports' as const }] };
    expect(await codes(judgeClaims(ZINC, person, given, deps))).toEqual([code]);
  });
});

describe('comments', () => {
  it('keep everybody from signing while a blocking one is open', async () => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);
    await comment(ZINC, 'lea', { digest, text: 'Which law?', blocking: true, fact: 'law' }, deps);
    const sign = () => signOff(ZINC, 'mo', { role: 'medical', digest }, deps);

    expect(await codes(sign())).toEqual(['open-comments']);
    expect(await codes(resolveComment(ZINC, 'pat', 'c1', deps))).toContain('contributor');
    await resolveComment(ZINC, 'lea', 'c1', deps);
    expect(await codes(sign())).toEqual([]);
    expect(await codes(resolveComment(ZINC, 'lea', 'c1', deps))).toEqual(['already-resolved']);
  });

  it('stay with their statement over a rebuild, and are detached where it has changed', async () => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);
    await comment(ZINC, 'lea', { digest, text: 'Which law?', blocking: false, fact: 'law' }, deps);
    await comment(ZINC, 'mo', { digest, text: 'One day?', blocking: false, fact: 'colds' }, deps);
    await revise(ZINC, 'eve', { digest, why: 'One day.', edit: colds(ONE_DAY) }, deps);

    const { state, claims } = await lookAtDraft(ZINC, 'mo', deps);
    const attached = state.comments.map(({ added }) =>
      claims.some(({ statement }) => statement === added.anchor?.statement),
    );
    expect(state.comments.map(({ added }) => added.text)).toEqual(['Which law?', 'One day?']);
    expect(attached).toEqual([true, false]);
  });
});

describe('a change of a fact', () => {
  it('is a new revision with its author, gates and all, and its author can no longer sign', async () => {
    const deps = await inReview();
    const before = await draftOf(ZINC, deps);
    await signOff(ZINC, 'ed', { role: 'editor', digest: before }, deps);

    const { event } = await revise(ZINC, 'eve', { digest: before, why: 'One day.', edit: colds(ONE_DAY) }, deps);

    expect(event).toMatchObject({
      verdict: 'pass',
      revision: { person: { id: 'eve', name: 'Eve Editor' }, reason: 'One day.' },
      contributors: ['pat', 'eve'],
    });
    expect(await voidedSoFar(deps)).toEqual(['editor rebuilt']);
    const digest = await draftOf(ZINC, deps);
    expect(digest).not.toBe(before);
    expect(await codes(signOff(ZINC, 'eve', { role: 'medical', digest }, deps))).toEqual(['contributor']);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it('does not leave review where a gate rejects it', async () => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);

    const { event } = await revise(
      ZINC,
      'eve',
      { digest, why: 'Stronger.', edit: colds('Zinc cures the common cold. Take 80 mg a day.') },
      deps,
    );

    expect(event.verdict).toBe('reject');
    expect(await stateOf(deps)).toBe('rejected');
  });

  it('is kept when the unchanged pack file is built again, and gives way to a changed one', async () => {
    const deps = await inReview();
    await revise(ZINC, 'eve', { digest: await draftOf(ZINC, deps), why: 'One day.', edit: colds(ONE_DAY) }, deps);
    const revised = await draftOf(ZINC, deps);

    await build([PACK], deps, 'b2');
    expect(await draftOf(ZINC, deps)).toBe(revised);
    await build([aPack({ title: 'Does zinc help a cold?' })], deps, 'b3');
    expect(await draftOf(ZINC, deps)).not.toBe(revised);
  });

  it.each([
    ['a fact that the format does not allow', { fact: 'colds', content: { ...FACTS[1], kind: 'rumour' } }, 'bad-fact'],
    ['no fact', { fact: 'colds', content: null }, 'bad-fact'],
    ['another fact', { fact: 'colds', content: FACTS[2] }, 'no-fact'],
    ['a new fact', { fact: 'new', content: { ...FACTS[1], id: 'new' } }, 'no-fact'],
    ['the same fact', { fact: 'colds', content: FACTS[1] }, 'no-change'],
  ])('is refused for %s', async (_, edit, code) => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);

    expect(await codes(revise(ZINC, 'eve', { digest, why: 'Why not.', edit }, deps))).toContain(code);
    expect(await draftOf(ZINC, deps)).toBe(digest);
  });
});

describe('a correction', () => {
  const NOTICE = 'An earlier edition said two days; the review found one.';

  it('is told at the top of the next edition, which is signed like any other', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const live = await draftOf(ZINC, deps);

    await revise(ZINC, 'eve', { digest: live, why: 'One day.', edit: colds(ONE_DAY), correction: NOTICE }, deps);
    expect(await publicText('zinc-colds/index.html', deps)).not.toContain(NOTICE);
    const digest = await draftOf(ZINC, deps);
    await signOff(ZINC, 'ed', { role: 'editor', digest }, deps);
    await signOff(ZINC, 'mo', { role: 'medical', digest }, deps);
    await signOff(ZINC, 'lea', { role: 'legal', digest }, deps);
    await publishOne(deps);

    const page = (await publicText('zinc-colds/index.html', deps)) ?? '';
    expect(page).toContain(NOTICE);
    expect(page.indexOf(NOTICE)).toBeLessThan(page.indexOf('Key points'));
    expect(page).toContain('<time datetime="2026-11-23">');
    expect(page).toContain(ONE_DAY);
  });

  it.each([
    ['what was never live', false, NOTICE, 'not-live'],
    ['saying nothing', true, '  ', 'no-notice'],
    ['saying too much', true, 'x'.repeat(601), 'no-notice'],
  ])('is refused for %s', async (_, isLive, correction, code) => {
    const deps = await aDesk(house);
    await approve(deps);
    if (isLive) await publishOne(deps);
    const digest = await draftOf(ZINC, deps);

    expect(await codes(revise(ZINC, 'ed', { digest, why: 'It was wrong.', correction }, deps))).toEqual([code]);
  });

  it('passes no claim by the gates', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    await publishOne(deps);
    const digest = await draftOf(ZINC, deps);

    const correction = 'Zinc cures the common cold within a day. Take 80 mg a day.';
    const { event } = await revise(ZINC, 'ed', { digest, why: 'It was wrong.', correction }, deps);

    expect(event.verdict).toBe('reject');
  });
});

describe('a schedule', () => {
  const NOON = '2026-11-23T12:00:00.000Z';

  it('publishes at its moment and not before, and by itself whatever the mode', async () => {
    const deps = await aDesk(await aHouse({ policy: { publication: 'by-hand' } }));
    await approve(deps);
    const digest = await draftOf(ZINC, deps);
    await schedule(ZINC, 'pip', { digest, due: NOON }, deps);

    expect(await stateOf(deps)).toBe('scheduled');
    expect(await dueForPublication(deps)).toEqual([]);
    const later = { ...deps, clock: { ...aClock(), now: () => '2026-11-23T12:00:00.001Z' } };
    expect(await dueForPublication(later)).toEqual([ZINC]);
    await unschedule(ZINC, 'pip', deps);
    expect(await dueForPublication(later)).toEqual([]);
  });

  it('holds the draft still: its facts are not changed until it is taken back', async () => {
    const deps = await aDesk(house);
    await approve(deps);
    const digest = await draftOf(ZINC, deps);
    await schedule(ZINC, 'pip', { digest, due: NOON }, deps);

    expect(await codes(revise(ZINC, 'eve', { digest, why: 'One day.', edit: colds(ONE_DAY) }, deps))).toEqual([
      'scheduled',
    ]);
  });

  it.each([
    ['a moment that has passed', '2026-11-22T12:00:00.000Z', 'past'],
    ['more than a year ahead', '2028-01-01T00:00:00.000Z', 'too-far'],
    ['no moment', 'tomorrow', 'no-moment'],
    ['a moment in another spelling', '2026-12-01T09:00:00+02:00', 'no-moment'],
  ])('is refused for %s', async (_, due, code) => {
    const deps = await aDesk(house);
    await approve(deps);

    expect(await codes(schedule(ZINC, 'pip', { digest: await draftOf(ZINC, deps), due }, deps))).toEqual([code]);
  });
});

describe('an assignment', () => {
  it('is shown in the queue until it is taken back, and changes nothing else', async () => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);
    await signOff(ZINC, 'mo', { role: 'medical', digest }, deps);
    const mine = async () => (await deps.stores.records.list({ assigned: 'lea', limit: 5 })).heads.length;

    await assign(ZINC, 'ed', { digest, to: 'lea' }, deps);
    expect(await mine()).toBe(1);
    expect((await loadArticle(ZINC, deps.stores)).state.signOffs).toHaveLength(1);
    await assign(ZINC, 'ed', { digest, to: undefined }, deps);
    expect(await mine()).toBe(0);
    expect((await verify(deps)).faults).toEqual([]);
  });

  it.each([
    ['somebody unknown', 'mallory'],
    ['somebody who does not work on drafts', 'ada'],
  ])('is refused for %s', async (_, to) => {
    const deps = await inReview();

    expect(await codes(assign(ZINC, 'ed', { digest: await draftOf(ZINC, deps), to }, deps))).toEqual(['no-person']);
  });
});

describe('a draft put aside', () => {
  it('is open to nobody until its pack changes', async () => {
    const deps = await inReview();
    const digest = await draftOf(ZINC, deps);
    await discard(ZINC, 'pip', { digest, why: 'Nobody needs it.' }, deps);

    expect(await stateOf(deps)).toBe('discarded');
    expect(await codes(signOff(ZINC, 'mo', { role: 'medical', digest }, deps))).toEqual(['discarded']);
    expect(await codes(requestChanges(ZINC, 'mo', { digest, why: 'x' }, deps))).toEqual(['discarded']);
    await build([PACK], deps, 'b2');
    expect(await stateOf(deps)).toBe('discarded');
    await build([aPack({ title: 'Does zinc help a cold?' })], deps, 'b3');
    expect(await stateOf(deps)).toBe('in_review');
  });
});
