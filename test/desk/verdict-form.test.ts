import { beforeAll, describe, expect, it } from '@jest/globals';
import type { House } from '../../src/pipeline/house.ts';
import { loadArticle } from '../../src/pipeline/load-article.ts';
import { lookAtDraft } from '../../src/pipeline/look-at-draft.ts';
import { aDesk, build, draftOf, PACK, ZINC } from '../pipeline/a-desk.ts';
import { aHouse } from '../pipeline/a-house.ts';
import { aWebDesk, get, type Seat, send, signIn, type WebDesk } from './a-web-desk.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

async function opened() {
  const deps = await aDesk(house);
  await build([PACK], deps);
  const desk = aWebDesk(deps);
  const verdicts = async () => {
    const { entries } = await loadArticle(ZINC, deps.stores);
    return entries.flatMap(({ event }) =>
      event.type === 'claims.judged'
        ? [
            [
              event.person.id,
              ...event.verdicts.map(({ fact, verdict, note }) => [fact, verdict, note ?? ''].join(' ').trim()),
            ],
          ]
        : [],
    );
  };
  return { deps, desk, verdicts };
}

/** Sends the form of verdicts as a browser does: as the page has it, with what somebody chose and typed on top. */
async function judge(desk: WebDesk, seat: Seat, chosen: Readonly<Record<string, string>>): Promise<Response> {
  const page = await (await get(desk, '/drafts/zinc-colds?locale=en-US', seat)).text();
  const form = /<form[^>]*id="verdicts"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
    const name = of('name');
    if (name === undefined || (of('type') === 'radio' && !/ checked\b/.test(input))) continue;
    fields[name] = (of('value') ?? '').replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  }
  return send(desk, '/drafts/zinc-colds/actions/judge?locale=en-US', { ...fields, ...chosen }, seat);
}

describe('the form of verdicts', () => {
  it('records what is new in it, however often it is sent', async () => {
    const { desk, verdicts } = await opened();
    const seat = await signIn(desk, 'mo');

    const first = await judge(desk, seat, { 'verdict.colds': 'partly', 'note.colds': 'Only "adults" & teens.' });
    const second = await judge(desk, seat, { 'verdict.smell': 'supports' });
    const again = await judge(desk, seat, {});
    const third = await judge(desk, seat, { 'note.colds': 'Only adults.' });
    const fourth = await judge(desk, seat, { 'verdict.colds': 'supports', 'note.colds': '' });

    expect([first, second, again, third, fourth].map(({ status }) => status)).toEqual([303, 303, 422, 303, 303]);
    expect(await verdicts()).toEqual([
      ['mo', 'colds partly Only "adults" & teens.'],
      ['mo', 'smell supports'],
      ['mo', 'colds partly Only adults.'],
      ['mo', 'colds supports'],
    ]);
  });

  it('puts nobody’s name to what another chose', async () => {
    const { desk, verdicts } = await opened();
    await judge(desk, await signIn(desk, 'max'), { 'verdict.colds': 'supports' });

    await judge(desk, await signIn(desk, 'mo'), { 'verdict.smell': 'supports' });

    expect(await verdicts()).toEqual([
      ['max', 'colds supports'],
      ['mo', 'smell supports'],
    ]);
  });

  it('judges the rest of a section at once, and keeps every choice that was made one by one', async () => {
    const { desk, verdicts } = await opened();
    const seat = await signIn(desk, 'mo');
    const page = await (await get(desk, '/drafts/zinc-colds?locale=en-US', seat)).text();
    const groups = [...page.matchAll(/<section class="claim-group"[\s\S]*?<\/section>/g)].map(([group]) => group);
    const group = groups.find((text) => text.includes('id="claim-colds"')) ?? '';
    const section = /name="all" value="([^"]*)"/.exec(group)?.[1] ?? '';
    const chosen = { 'verdict.colds': 'does-not', 'note.colds': 'The review says otherwise.' };

    const answer = await judge(desk, seat, {
      ...chosen,
      'verdict.smell': 'partly',
      'note.smell': 'Rarely.',
      all: section,
    });

    expect(answer.status).toBe(303);
    const [[, ...told] = []] = await verdicts();
    expect(told).toContain('colds does-not The review says otherwise.');
    expect(told).toContain('smell partly Rarely.');
    const elsewhere = told.filter((text) => !group.includes(`id="claim-${text.split(' ')[0]}"`));
    expect(elsewhere).toEqual(['smell partly Rarely.']);
  });

  it('judges of every section what is one’s own to judge, and no more', async () => {
    const { deps, desk } = await opened();
    const seat = await signIn(desk, 'eve');
    const page = await (await get(desk, '/drafts/zinc-colds?locale=en-US', seat)).text();
    const sections = [...page.matchAll(/name="all" value="([^"]*)"/g)].map(([, section]) => section ?? '');
    expect(sections.length).toBeGreaterThan(2);

    for (const section of sections)
      expect([section, (await judge(desk, seat, { all: section })).status]).toEqual([section, 303]);

    const { claims, judgements } = await lookAtDraft(ZINC, 'eve', deps);
    expect(claims.filter(({ role }) => role !== 'legal').every(({ fact }) => judgements.has(fact))).toBe(true);
    expect(claims.some(({ role, fact }) => role === 'legal' && judgements.has(fact))).toBe(false);
  });

  it('gives back the words that were written when it is refused', async () => {
    const { deps, desk } = await opened();
    const seat = await signIn(desk, 'mo');
    const fields = {
      ...{ token: seat.token, if_match: await draftOf(ZINC, deps), 'verdict.colds': 'partly' },
      ...{ 'note.smell': 'A long thought.', 'verdict.smell': 'partly' },
    };

    const refused = await send(desk, '/drafts/zinc-colds/actions/judge', fields, seat);

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('A long thought.');
  });
});
