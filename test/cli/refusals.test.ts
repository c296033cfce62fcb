import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runHere } from './in-process.ts';
import { emptyFolder, KAVA, type Run, run, UNSAFE } from './program.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

// Here people hold roles that they must not use together.
const POLICY = `schema: imprimatur.policy/v1
publisher: { name: A Press }
signOffs: { verdicts: optional }
people:
  - { id: demo-author, name: An Author, roles: [author, editor] }
  - { id: alex, name: Alex, roles: [medical, legal] }
  - { id: chris, name: Chris, roles: [editor] }
  - { id: sam, name: Sam, roles: [auditor] }
`;
const STALE = `sha256:${'0'.repeat(64)}`;

const here = (...args: string[]): Promise<Run> => runHere([...args, '--today', '2026-11-23'], { cwd: folder.path });
const signOff = (slug: string, role: string, person: string, ...more: string[]): Promise<Run> =>
  here('sign-off', slug, '--role', role, '--as', person, ...more);

describe('a decision that may not be taken', () => {
  beforeAll(async () => {
    writeFileSync(join(folder.path, 'imprimatur.policy.yaml'), POLICY);
    await run(['batch', KAVA, UNSAFE, '--today', '2026-11-23'], { cwd: folder.path });
    await signOff('kava-anxiety', 'medical', 'alex');
  }, 60_000);

  it.each([
    ['a contributor', ['kava-anxiety', 'editor', 'demo-author'], /demo-author contributed to this article/],
    [
      'a person who has signed in another role',
      ['kava-anxiety', 'legal', 'alex'],
      /already signed this draft off as medical/,
    ],
    [
      'a person who lacks the role',
      ['kava-anxiety', 'legal', 'chris'],
      /chris holds editor and may not sign off as legal/,
    ],
    ['a person who is not of the house', ['kava-anxiety', 'legal', 'nobody'], /nobody is not on the roster/],
    [
      'a draft that is no longer the current one',
      ['kava-anxiety', 'editor', 'chris', '--digest', STALE],
      /the draft is now sha256:/,
    ],
    ['a draft that its gates rejected', ['kava-without-safety', 'editor', 'chris'], /the draft is rejected/],
  ] as const)(
    'is refused to %s, with the reason on stderr and exit 1',
    async (_, [slug, role, person, ...more], why) => {
      const { code, out, notes } = await signOff(slug, role, person, ...more);

      expect(code).toBe(1);
      expect(notes).toMatch(/^imprimatur: refused:$/m);
      expect(notes).toMatch(why);
      expect(out).toBe('');
    },
  );

  it('is refused with every reason at once', async () => {
    const { code, notes } = await signOff('kava-without-safety', 'medical', 'demo-author');

    expect(code).toBe(1);
    for (const why of ['may not sign off as medical', 'the draft is rejected', 'contributed to this article'])
      expect(notes).toContain(why);
  });

  it('is refused to those who withdraw what is not live, or may not withdraw at all', async () => {
    const reason = ['--reason', 'A try.'];

    const [notLive, notAllowed] = await Promise.all([
      here('withdraw', 'kava-anxiety', '--as', 'chris', ...reason),
      here('withdraw', 'kava-anxiety', '--as', 'sam', ...reason),
    ]);

    expect(notLive).toMatchObject({ code: 1, notes: expect.stringContaining('no edition of this article is live') });
    expect(notAllowed).toMatchObject({ code: 1, notes: expect.stringContaining('sam holds auditor') });
  });

  it('does not reach the public when what is named is not approved', async () => {
    const { code, out } = await here('publish', 'kava-anxiety');

    expect(code).toBe(1);
    expect(out).toMatch(/^refused {4}kava-anxiety\n.*sign-offs missing: editor, legal/);
  });

  it('lets the giver alone take a sign-off back', async () => {
    const other = await here('revoke', 'kava-anxiety', '--as', 'chris');
    const own = await here('revoke', 'kava-anxiety', '--as', 'alex');

    expect(other).toMatchObject({ code: 1, notes: expect.stringContaining('chris has no sign-off') });
    expect(own).toMatchObject({ code: 0, out: 'Alex took the medical sign-off of kava-anxiety back.\n' });
  });

  it('sends a draft back with a reason, after which nobody can sign it', async () => {
    const back = await here('request-changes', 'kava-anxiety', '--as', 'chris', '--reason', 'The trial is missing.');
    const signed = await signOff('kava-anxiety', 'medical', 'alex');

    expect(back).toMatchObject({ code: 0, out: 'Chris sent kava-anxiety back: The trial is missing.\n' });
    expect(signed).toMatchObject({ code: 1, notes: expect.stringContaining('the draft is changes requested') });
  });

  it.each([
    [
      'a role that does not sign',
      ['sign-off', 'kava-anxiety', '--role', 'author', '--as', 'chris'],
      /Allowed choices are editor/,
    ],
    ['nobody who decides', ['sign-off', 'kava-anxiety', '--role', 'editor'], /required option '--as <person>'/],
    [
      'an article that is not there',
      ['sign-off', 'kava', '--role', 'editor', '--as', 'chris'],
      /found no article "kava"/,
    ],
    [
      'a digest that is none',
      ['sign-off', 'kava-anxiety', '--role', 'editor', '--as', 'chris', '--digest', 'abc'],
      /--digest: found "abc"/,
    ],
    ['no reason for the public', ['withdraw', 'kava-anxiety', '--as', 'chris'], /required option '--reason <text>'/],
  ])('is no decision with %s: exit 2', async (_, args, why) => {
    const { code, out, notes } = await here(...args);

    expect(code).toBe(2);
    expect(notes).toMatch(why);
    expect(out).toBe('');
  });
});
