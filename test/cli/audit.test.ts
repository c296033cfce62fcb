import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { ALL_GATES } from '../../src/gates/all-gates.ts';
import { runHere } from './in-process.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'imprimatur.js');
const CORPUS = join(import.meta.dirname, '..', '..', 'corpus');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imprimatur-audit-'));
  writeFileSync(join(folder, 'bad.txt'), 'Kava cures anxiety & “fear”.\n');
  writeFileSync(join(folder, 'bad.md'), '# Kava\n\nUsers report that kava eases their fear.\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the program in this process: what it prints, and its exit code. */
async function imprimatur(args: readonly string[]) {
  const { code, out } = await runHere(args, { cwd: folder });
  return { status: code, stdout: out };
}

/** Runs the program as a process of its own, which standard input and threads need. */
function apart(args: readonly string[], input?: string) {
  const env = { ...process.env, NO_COLOR: '1' };
  return spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 1e8,
    env,
    ...(input === undefined ? {} : { input }),
  });
}

describe('audit', () => {
  it('reads files, folders, patterns and standard input, and exits with 1 for a bad article', async () => {
    const paths = async (args: readonly string[], input?: string): Promise<readonly string[]> => {
      const asked = ['audit', ...args, '--format', 'json'];
      const program = input === undefined ? await imprimatur(asked) : apart(asked, input);
      expect(program.status).toBe(1);
      return JSON.parse(program.stdout).results.map(({ path }: { path: string }) => path);
    };

    expect(await paths(['bad.txt'])).toEqual(['bad.txt']);
    expect(await paths(['.'])).toEqual(['bad.md', 'bad.txt']);
    expect(await paths(['*.md'])).toEqual(['bad.md']);
    expect(await paths(['-'], 'Kava cures anxiety.')).toEqual(['stdin']);
  });

  it.each([['nowhere.txt'], ['*.rtf'], []])('exits with 2 when there is nothing to read: %s', async (...args) => {
    expect((await imprimatur(['audit', ...args])).status).toBe(2);
  });

  it('prints SARIF with every gate as a rule, places, and fingerprints that survive lines put in above', async () => {
    const log = JSON.parse((await imprimatur(['audit', 'bad.txt', '--format', 'sarif'])).stdout);
    writeFileSync(join(folder, 'bad.txt'), '\n\nKava cures anxiety & “fear”.\n');
    const later = JSON.parse((await imprimatur(['audit', 'bad.txt', '--format', 'sarif'])).stdout);

    const Ajv = Draft04.default;
    const validate = addFormats.default(new Ajv({ strict: false, unicodeRegExp: false })).compile(sarifSchema);
    validate(log);
    expect(validate.errors).toBeNull();
    expect(validate({ ...log, version: 2 })).toBe(false);
    expect(log).toMatchObject({ $schema: expect.stringContaining('sarif-2.1.0'), version: '2.1.0' });
    const [{ tool, results }] = log.runs;
    const rules = new Set(tool.driver.rules.map(({ id }: { id: string }) => id));
    for (const { ruleId, level, message, locations } of results) {
      expect(rules).toContain(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text.length).toBeGreaterThan(0);
      expect(locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
    }
    const claim = (runs: typeof log) =>
      runs.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'disease-claim');
    expect(claim(log).locations[0].physicalLocation.region).toMatchObject({ startLine: 1, startColumn: 1 });
    expect(claim(later).locations[0].physicalLocation.region).toMatchObject({
      startLine: 3,
      startColumn: 1,
      snippet: { text: 'Kava cures anxiety & “fear”.' },
    });
    expect(claim(later).partialFingerprints).toEqual(claim(log).partialFingerprints);
  });

  it('prints JUnit and workflow commands that no text of an article can break out of', async () => {
    writeFileSync(join(folder, 'sly.txt'), 'Kava cures <anxiety> & "fear"]]>, 100%\u0008 ::error::x.\n');
    const junit = (await imprimatur(['audit', 'sly.txt', '--format', 'junit'])).stdout;
    const github = (await imprimatur(['audit', 'sly.txt', '--format', 'github'])).stdout;

    expect(junit).toMatch(/^<\?xml/);
    expect(junit.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>\u0008]/);
    for (const line of github.trim().split('\n'))
      expect(line).toMatch(/^::(error|warning|notice) file=sly\.txt,line=\d+,col=\d+,title=[a-z-]+::/);
  });

  it('prints a bad article by gate, the gravest last, with places, words, reasons and remedies, on a screen or two', async () => {
    const seed = join(import.meta.dirname, '..', 'pipeline', 'seed-article.txt');
    const { stdout } = await imprimatur(['audit', seed]);

    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThan(150);
    const severities = lines.flatMap((line) => /^(note|warning|error) /.exec(line)?.[1] ?? []);
    expect(severities).toEqual([...severities].sort((a, b) => 'nwe'.indexOf(a[0] ?? '') - 'nwe'.indexOf(b[0] ?? '')));
    const [claims] = /^error +disease-claim[\s\S]*?(?=^\S|$(?![\s\S]))/m.exec(stdout) ?? [''];
    expect(claims).toMatch(/\d+ findings {2}docs\/gates\/disease-claim\.md\n {9}\S/);
    expect(claims).toContain('(21 CFR 101.93(g) on disease claims)');
    expect(claims).toMatch(/1:1 .*complementary treatment for depression/);
    expect(claims).toMatch(/and \d+ more \(--all\)\n {9}→ Say what which study found/);
    expect(stdout).toMatch(/15:577 missing: serious-adverse-effects, contraindications, pregnancy/);
    expect(lines.at(-1)).toMatch(/^REJECTED/);
    expect((await imprimatur(['audit', seed, '--all'])).stdout).not.toContain('--all)');
  });

  it('counts the verdicts of many articles at the end', async () => {
    expect((await imprimatur(['audit', 'bad.txt', 'bad.md'])).stdout.trimEnd()).toMatch(/\n2 articles: 2 reject$/);
  });

  it('leaves out what a baseline knows, and fails for what is new', async () => {
    expect((await imprimatur(['audit', 'bad.md', '--write-baseline', 'base.json'])).status).toBe(1);
    expect((await imprimatur(['audit', 'bad.md', '--baseline', 'base.json'])).status).toBe(0);
    writeFileSync(join(folder, 'bad.md'), `${readFileSync(join(folder, 'bad.md'), 'utf8')}\nKava cures anxiety.\n`);
    expect((await imprimatur(['audit', 'bad.md', '--baseline', 'base.json'])).status).toBe(1);
  });

  it('writes a baseline of all that is wrong, what another one leaves out too', async () => {
    await imprimatur(['audit', 'bad.txt', '--write-baseline', 'first.json']);
    await imprimatur(['audit', 'bad.txt', '--baseline', 'first.json', '--write-baseline', 'second.json']);

    const [first, second] = ['first.json', 'second.json'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(second).toBe(first);
    expect(JSON.parse(first ?? '').findings['bad.txt'].length).toBeGreaterThan(0);
  });

  it.each(['constructor', 'toString'])('takes a file named %s for one that no baseline knows', async (name) => {
    writeFileSync(join(folder, name), 'Kava cures anxiety.');
    await imprimatur(['audit', 'bad.txt', '--write-baseline', 'base.json']);

    expect((await imprimatur(['audit', name, '--baseline', 'base.json'])).status).toBe(1);
  });

  it('audits a file once, whichever ways lead to it', async () => {
    const { stdout } = await imprimatur(['audit', 'bad.txt', './bad.txt', join(folder, 'bad.txt'), '--format', 'json']);

    expect(JSON.parse(stdout).results.map(({ path }: { path: string }) => path)).toEqual(['bad.txt']);
  });

  it('writes out what would move the cursor of a terminal or set its colours', async () => {
    const name = 'evil\u001b[2J\nPASSED.txt';
    writeFileSync(join(folder, name), 'Kava \u001b[31mcures\u0007 anxiety\u001b[0m.\n');
    for (const format of ['pretty', 'github']) {
      const { stdout } = await imprimatur(['audit', name, '--format', format]);
      expect(stdout).toContain('cures');
      expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
      expect(stdout).not.toMatch(/^PASSED/m);
    }
  });

  it('says once that the folder of a cache cannot be used, with threads too', () => {
    writeFileSync(join(folder, 'no-folder'), '');
    const few = apart(['audit', 'bad.txt', '--cache', 'no-folder']);
    mkdirSync(join(folder, 'hundred'));
    for (let index = 0; index < 100; index += 1) writeFileSync(join(folder, 'hundred', `${index}.txt`), 'Kava.');
    const many = apart(['audit', 'hundred', '--cache', 'no-folder']);

    expect([few.status, many.status]).toEqual([2, 2]);
    expect(many.stderr).toBe(few.stderr);
    expect(many.stdout).toBe('');
  });
});

describe('audit of many articles', () => {
  it('says the same in threads as alone, and the same again from its cache', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let index = 0; index < 120; index += 1)
      writeFileSync(join(many, `${index}.txt`), `Kava cures anxiety ${index}.\n`);
    const inThreads = apart(['audit', 'many', '--format', 'json', '--cache', 'cache']).stdout;
    const alone = (await imprimatur(['audit', join('many', '7.txt'), '--format', 'json'])).stdout;

    const { results } = JSON.parse(inThreads);
    expect(results).toHaveLength(120);
    expect(results.find(({ path }: { path: string }) => path === join('many', '7.txt'))).toEqual(
      JSON.parse(alone).results[0],
    );
    expect(readdirSync(join(folder, 'cache'))).toHaveLength(120);
    expect(apart(['audit', 'many', '--format', 'json', '--cache', 'cache']).stdout).toBe(inThreads);
  });
});

describe('gates', () => {
  it('lists every gate', async () => {
    const listed = JSON.parse((await imprimatur(['gates', '--format', 'json'])).stdout);

    expect(listed.map(({ id }: { id: string }) => id)).toEqual(ALL_GATES.map(({ id }) => id));
  });

  it('are measured on a corpus: most faults found, no good article flagged', async () => {
    const program = await imprimatur(['gates', 'test', '--corpus', CORPUS, '--format', 'json']);
    const { good, bad, expected, found, falseAlarms } = JSON.parse(program.stdout);

    expect([good, bad]).toEqual([8, 9]);
    expect(found / expected).toBeGreaterThan(0.9);
    expect(falseAlarms).toEqual([]);
  });

  it('do on articles that were held back as the guide says', async () => {
    const heldBack = join(CORPUS, '..', 'held-back');
    const { good, bad, expected, found, foundByWords, falseAlarms } = JSON.parse(
      (await imprimatur(['gates', 'test', '--corpus', heldBack, '--format', 'json'])).stdout,
    );
    const guide = readFileSync(join(CORPUS, '..', 'docs', 'audit.md'), 'utf8');

    expect([good, bad, falseAlarms]).toEqual([16, 16, []]);
    expect(guide).toContain(
      `${found} of their ${expected} faults are named: ${foundByWords} by gates that know the words`,
    );
  });
});
