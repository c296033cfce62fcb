import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runHere } from './in-process.ts';
import { emptyFolder, KAVA, type Run, run } from './program.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const here = (...args: string[]): Promise<Run> => runHere([...args, '--data', folder.path]);
const KAVA_SLUG = 'kava-anxiety';

describe('schedule', () => {
  beforeAll(async () => {
    await run(['batch', KAVA, '--data', folder.path]);
    for (const role of ['editor', 'medical', 'legal'])
      await here('sign-off', KAVA_SLUG, '--role', role, '--as', `demo-${role}`);
  }, 60_000);

  it.each([
    ['a moment without an offset', ['--at', '2026-12-01T09:00:00'], 2, /expected a moment such as/],
    ['a day', ['--at', '2026-12-01'], 2, /expected a moment such as/],
    ['both', ['--at', '2026-12-01T09:00:00Z', '--take-back'], 2, /give either --at or --take-back/],
    ['neither', [], 2, /give either --at or --take-back/],
    ['a moment that has passed', ['--at', '2020-12-01T09:00:00Z'], 1, /the moment has passed/],
  ])('is refused for %s', async (_, args, code, why) => {
    expect(await here('schedule', KAVA_SLUG, '--as', 'demo-publisher', ...args)).toMatchObject({
      code,
      notes: expect.stringMatching(why),
    });
  });

  it('lets nothing online before its moment, and can be taken back', async () => {
    const set = await here('schedule', KAVA_SLUG, '--as', 'demo-publisher', '--at', '2026-12-01T09:00:00+01:00');
    const drained = await here('publish');
    const back = await here('schedule', KAVA_SLUG, '--as', 'demo-publisher', '--take-back');

    expect(set).toMatchObject({ code: 0, out: expect.stringContaining('goes online at 2026-12-01T08:00:00.000Z') });
    expect(drained.out).not.toContain('published');
    expect(back).toMatchObject({ code: 0, out: expect.stringContaining('stays approved') });
    expect((await here('publish')).out).toContain('published  /kava-anxiety/');
  }, 60_000);
});

describe('correct', () => {
  it('builds a draft with the notice, which compare shows', async () => {
    const notice = 'An earlier edition gave a wrong number of trials.';
    const before = await here('compare', KAVA_SLUG);
    const corrected = await here('correct', KAVA_SLUG, '--as', 'demo-editor', '--notice', notice);
    const page = await here('show', KAVA_SLUG, '--html');
    const compared = await here('compare', KAVA_SLUG, '--format', 'json');

    expect(before).toMatchObject({ code: 0, out: expect.stringContaining('has one draft') });
    expect(corrected).toMatchObject({ code: 0, out: expect.stringContaining('has a new draft with the correction') });
    expect(page.out).toContain(notice);
    const { from, to, corrections } = JSON.parse(compared.out);
    expect(from.draft).not.toBe(to.draft);
    expect(corrections).toEqual([{ what: '2026-11-23', after: notice }]);
    const [a, b] = [from.draft.slice(0, 20), to.draft.slice(7, 30)];
    expect(await here('compare', KAVA_SLUG, `${a}..${b}`)).toMatchObject({
      code: 0,
      out: expect.stringContaining(notice),
    });
  }, 60_000);

  it.each([
    ['what is no range', ['abc'], 2],
    ['a draft that is not there', [`${'0'.repeat(12)}..${'1'.repeat(12)}`], 2],
  ])('compare is refused for %s', async (_, args, code) => {
    expect((await here('compare', KAVA_SLUG, ...args)).code).toBe(code);
  });

  it('says so and exits 1 when the gates do not pass it', async () => {
    const { code, out } = await here(
      'correct',
      KAVA_SLUG,
      '--as',
      'demo-editor',
      '--notice',
      'Kava cures anxiety. Take 300 mg a day.',
    );

    expect(code).toBe(1);
    expect(out).toContain('The gates do not pass the draft');
  }, 60_000);
});
