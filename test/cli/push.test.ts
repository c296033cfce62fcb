import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyFolder, KAVA, ROOT, type Run, run, UNSAFE } from './program.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const withoutAws = ['--import', pathToFileURL(join(import.meta.dirname, 'refuse-aws.mjs')).href];
// An address where nobody listens, so that nothing ever leaves this machine.
const env = {
  ...{ AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_REGION: 'us-east-1', AWS_MAX_ATTEMPTS: '1' },
  ...{ AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
};
const pushing = (args: readonly string[], node: readonly string[] = withoutAws): Promise<Run> =>
  run(['push', ...args], { cwd: folder.path, env, node });
const to = ['--bucket', 'my-packs', '--as', 'demo-author'];

beforeAll(() => {
  for (const name of ['good', 'bad', 'mixed']) mkdirSync(join(folder.path, name));
  copyFileSync(KAVA, join(folder.path, 'good', 'kava.yaml'));
  copyFileSync(KAVA, join(folder.path, 'mixed', 'kava.yaml'));
  copyFileSync(UNSAFE, join(folder.path, 'bad', 'unsafe.yaml'));
  writeFileSync(join(folder.path, 'mixed', 'broken.yaml'), 'schema: imprimatur.pack/v1\n');
});

describe('push', () => {
  it('writes nothing, loads nothing of the cloud and exits 1 where a pack cannot be read', async () => {
    const { code, out, notes } = await pushing(['mixed', ...to, '--with-rejected']);

    expect(code).toBe(1);
    expect(out).toMatch(/^invalid {5}mixed\/broken\.yaml$/m);
    expect(out).toMatch(/^not-pushed {2}mixed\/kava\.yaml$/m);
    expect(out).toMatch(/^my-packs: 0 pushed, 1 invalid, 1 not pushed$/m);
    expect(notes).toContain('Nothing was pushed');
  });

  it('keeps back what the gates reject, as one JSON document, with exit 1', async () => {
    const { code, out } = await pushing(['bad', ...to, '--format', 'json']);

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      schema: 'imprimatur.push/v1',
      bucket: 'my-packs',
      pushedBy: 'demo-author',
      items: [
        {
          ...{ path: 'bad/unsafe.yaml', kind: 'pack', outcome: 'rejected', target: 'packs/unsafe.yaml' },
          ...{ slug: 'kava-without-safety', verdict: 'reject', message: expect.stringContaining(': ') },
        },
      ],
    });
  });

  it('is refused to somebody who is not on the roster, with exit 1', async () => {
    const { code, out, notes } = await pushing(['good', '--bucket', 'my-packs', '--as', 'mallory']);

    expect(code).toBe(1);
    expect(notes).toMatch(/^imprimatur: refused:\n {2}mallory is not on the roster of the house\. /m);
    expect(out).toBe('');
  });

  it.each([
    ['without a bucket', ['good', '--as', 'demo-author'], /required option '--bucket <name>'/],
    ['without a person', ['good', '--bucket', 'my-packs'], /required option '--as <person>'/],
    ['of a file', ['good/kava.yaml', ...to], /expected the folder/],
    ['of a folder that is not there', ['no-such', ...to], /found no file or folder no-such/],
    ['of a folder without a pack', ['.imprimatur', ...to], /found no file or folder/],
  ])('is no push %s: exit 2', async (_, args, why) => {
    const { code, out, notes } = await pushing(args);

    expect(code).toBe(2);
    expect(notes).toMatch(why);
    expect(out).toBe('');
  });

  it('says in words that the bucket cannot be reached, with exit 2', async () => {
    const { code, out, notes } = await pushing(['good', ...to], []);

    expect(code).toBe(2);
    expect(notes).toMatch(/^imprimatur: my-packs: .*127\.0\.0\.1:9/m);
    expect(out).toBe('');
  });

  it('says what it needs and opens its help with examples', async () => {
    const { code, out } = await run(['push', '--help'], { cwd: ROOT, node: withoutAws });

    expect(code).toBe(0);
    expect(out).toMatch(/^imprimatur push packs\/ --bucket my-packs --as demo-author\n/);
  });
});
