import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runHere } from './in-process.ts';
import { emptyFolder, KAVA, type Run, run, UNSAFE } from './program.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const SITE = join(folder.path, '.imprimatur', 'site');
const PAGE = join(SITE, 'kava-anxiety', 'index.html');
const SIGNERS = [
  ['editor', 'demo-editor'],
  ['medical', 'demo-medical'],
  ['legal', 'demo-legal'],
] as const;
const here = (...args: string[]): Promise<Run> => runHere(args, { cwd: folder.path });
const apart = (...args: string[]): Promise<Run> => run(args, { cwd: folder.path });

describe('the tour from an empty folder', () => {
  let batch: Run;
  let again: Run;
  let shown: Run;
  let page: Run;
  let signed: readonly Run[];
  let published: Run;
  beforeAll(async () => {
    cpSync(KAVA, join(folder.path, 'kava.yaml'));
    cpSync(UNSAFE, join(folder.path, 'unsafe.yaml'));
    batch = await apart('batch', '.', '--format', 'json');
    again = await apart('batch', '.', '--format', 'json', '--fail-on', 'rejected');
    shown = await here('show', 'kava-anxiety', '--format', 'json');
    page = await apart('show', 'kava-anxiety', '--html');
    signed = await Promise.all(
      SIGNERS.map(([role, person]) => here('sign-off', 'kava-anxiety', '--role', role, '--as', person)),
    );
    published = await here('publish');
  }, 60_000);

  it('keeps a batch of drafts and says what became of each', () => {
    const { batchId, elapsedMs, items, ...counts } = JSON.parse(batch.out);

    expect(batch.code).toBe(0);
    expect(batchId).toMatch(/^batch-\d{17}$/);
    expect(elapsedMs).toEqual(expect.any(Number));
    expect(counts).toEqual({
      schema: 'imprimatur.batch/v1',
      built: 2,
      unchanged: 0,
      passed: 1,
      rejected: 1,
      invalid: 0,
      failed: 0,
      moved: [],
    });
    expect(items).toEqual([
      expect.objectContaining({ path: 'kava.yaml', slug: 'kava-anxiety', outcome: 'in_review' }),
      expect.objectContaining({ path: 'unsafe.yaml', slug: 'kava-without-safety', outcome: 'rejected' }),
    ]);
    for (const { digest, findings } of items) {
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(findings).toEqual(expect.any(Number));
    }
  });

  it('builds nothing twice, and fails only where that was asked for', () => {
    const { unchanged, built } = JSON.parse(again.out);

    expect({ unchanged, built }).toEqual({ unchanged: 2, built: 0 });
    expect(again.code).toBe(1);
  });

  it('shows the very bytes that people sign', () => {
    const { draft, missing } = JSON.parse(shown.out);

    const digest = createHash('sha256').update(page.out).digest('hex');

    expect(missing).toEqual(['editor', 'medical', 'legal']);
    expect(`sha256:${digest}`).toBe(draft.content);
  });

  it('takes three sign-offs by three people', () => {
    const [, , last] = signed;

    expect(signed.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(last?.out).toContain('Demo Legal Reviewer signed kava-anxiety off as legal: sha256:');
    expect(last?.out).toContain('kava-anxiety is approved.');
  });

  it('publishes exactly the bytes that were signed', () => {
    const bytes = readFileSync(PAGE, 'utf8');

    expect(published).toMatchObject({ code: 0, out: 'published  /kava-anxiety/\n' });
    expect(bytes).toBe(page.out);
  });

  it('verifies, names the file in which one byte was flipped, and verifies again once it is restored', async () => {
    const bytes = readFileSync(PAGE);
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(500) ^ 1, 500);

    const before = await here('verify');
    writeFileSync(PAGE, flipped);
    const changed = await here('verify', '--format', 'json');
    writeFileSync(PAGE, bytes);
    const after = await here('verify', '--format', 'json');

    expect(before).toMatchObject({ code: 0, out: expect.stringMatching(/^verified {2}2 articles, \d+ events/) });
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.out)).toMatchObject({
      schema: 'imprimatur.verification/v1',
      faults: [{ code: 'page', subject: 'kava-anxiety/index.html' }],
    });
    expect(JSON.parse(after.out).faults).toEqual([]);
    expect(after.code).toBe(0);
  }, 30_000);

  it('names a kept draft in which one byte was flipped', async () => {
    const { draft } = JSON.parse(shown.out);
    const hex = draft.content.slice('sha256:'.length);
    const blob = readdirSync(join(folder.path, '.imprimatur', 'blobs'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && hex.endsWith(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))[0];
    const bytes = readFileSync(blob ?? '');

    writeFileSync(blob ?? '', bytes.toString('utf8').replace('kava', 'kavA'));
    const changed = await here('verify');
    writeFileSync(blob ?? '', bytes);

    expect(changed.code).toBe(1);
    expect(changed.out).toContain(draft.content);
  }, 30_000);

  it('leaves a notice where a page was withdrawn, with the reason that the public reads', async () => {
    const withdrawn = await here(
      'withdraw',
      'kava-anxiety',
      '--as',
      'demo-medical',
      '--reason',
      'A source was <retracted>.',
    );
    const verified = await here('verify');
    const traced = await here('trace', 'kava-anxiety');

    const notice = readFileSync(PAGE, 'utf8');
    expect(withdrawn).toMatchObject({
      code: 0,
      out: 'kava-anxiety is withdrawn; a notice stands at /kava-anxiety/.\n',
    });
    expect(notice).toContain('A source was &lt;retracted&gt;.');
    expect(notice).not.toContain('data-fact="');
    expect(verified.code).toBe(0);
    for (const type of ['draft.built', 'signoff.given', 'edition.published', 'edition.withdrawn'])
      expect(traced.out).toContain(`  ${type}\n`);
  }, 30_000);

  it('lists where each article stands', async () => {
    const all = await here('drafts');
    const rejected = await here('drafts', '--state', 'rejected', '--format', 'json');

    expect(all.out).toMatch(/^withdrawn {2}kava-anxiety en-US/m);
    expect(JSON.parse(rejected.out)).toMatchObject([{ article: { slug: 'kava-without-safety' } }]);
  }, 30_000);

  it.each([['verify'], ['drafts'], ['publish'], ['trace', 'kava-anxiety']])(
    'has %s refuse a data folder that is not there, and does not make one',
    async (...args) => {
      const { code, out, notes } = await here(...args, '--data', 'tpyo');

      expect(code).toBe(2);
      expect(notes).toContain('found no data folder tpyo');
      expect(out).toBe('');
      expect(existsSync(join(folder.path, 'tpyo'))).toBe(false);
    },
  );

  it('writes one draft to look at, and keeps nothing of it', async () => {
    const elsewhere = emptyFolder();
    try {
      const built = await runHere(['build', KAVA, '--out', 'look'], { cwd: elsewhere.path });

      const files = ['kava-anxiety.html', 'kava-anxiety.txt', 'kava-anxiety.json'];
      expect(built).toMatchObject({ code: 0, out: files.map((name) => `look/${name}\n`).join('') });
      expect(readFileSync(join(elsewhere.path, 'look', 'kava-anxiety.html'), 'utf8')).toBe(page.out);
      expect(existsSync(join(elsewhere.path, '.imprimatur'))).toBe(false);
    } finally {
      elsewhere.remove();
    }
  }, 30_000);
});
