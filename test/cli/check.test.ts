import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runHere } from './in-process.ts';
import { emptyFolder, ending, KAVA, ROOT, type Run, run, start, UNSAFE } from './program.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const INVALID = join(ROOT, 'examples', 'rejected', 'misspelt-key.yaml');
const DIGEST = /^sha256:[0-9a-f]{64}$/;

const POLICY = `schema: imprimatur.policy/v1
publisher: { name: A Press }
`;
function aPolicy(name: string, more: string): string {
  const path = join(folder.path, `${name}.policy.yaml`);
  writeFileSync(path, POLICY + more);
  return path;
}

interface Finding {
  readonly severity: string;
  readonly where: object;
}
interface Result {
  readonly verdict: string;
  readonly findings: readonly Finding[];
  readonly gates: readonly object[];
}
const resultsOf = ({ out }: Run): readonly Result[] => JSON.parse(out).results;

describe('check', () => {
  let all: Run;
  beforeAll(async () => {
    all = await run(['check', KAVA, UNSAFE, INVALID, '--format', 'json']);
  }, 60_000);

  it('prints one JSON document for all packs, and exits 1 when one does not pass', () => {
    const { code, out } = all;

    const { schema, results, summary, ...rest } = JSON.parse(out);

    expect(code).toBe(1);
    expect(schema).toBe('imprimatur.report/v1');
    expect(rest).toEqual({});
    expect(summary).toEqual({ pass: 1, reject: 1, invalid: 1, incomplete: 0 });
    expect(results).toHaveLength(3);
  });

  it('says of a pack that was built which draft it became and what every gate found', () => {
    const results = resultsOf(all);

    expect(results[0]).toEqual({
      path: KAVA,
      slug: 'kava-anxiety',
      verdict: 'pass',
      digest: expect.stringMatching(DIGEST),
      findings: expect.any(Array),
      gates: expect.any(Array),
    });
    expect(results[2]).toMatchObject({ slug: 'kava-without-safety', verdict: 'reject' });
    for (const gate of [...(results[0]?.gates ?? []), ...(results[2]?.gates ?? [])])
      expect(gate).toEqual({
        id: expect.stringMatching(/^[a-z-]+$/),
        verdict: expect.stringMatching(/^(?:pass|fail|not-applicable|error)$/),
      });
  });

  it('says of a pack that cannot be read where and why, and claims no draft', () => {
    const [, invalid] = resultsOf(all);

    expect(invalid).toMatchObject({ path: INVALID, verdict: 'invalid', gates: [] });
    expect(invalid).not.toHaveProperty('digest');
    expect(invalid?.findings[0]).toMatchObject({ gate: 'pack-valid', where: { path: INVALID, column: 5 } });
  });

  it('gives every finding a gate, a severity, a sentence, a remedy, a page and a place', () => {
    const findings = resultsOf(all).flatMap((result) => result.findings);

    expect(findings.length).toBeGreaterThan(10);
    for (const finding of findings) {
      const { element: _, where, ...said } = { element: '', ...finding };
      expect(said).toEqual({
        gate: expect.stringMatching(/^[a-z-]+$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: expect.stringMatching(/^(?:error|warning|note)$/),
        message: expect.stringMatching(/\S/),
        remedy: expect.stringMatching(/\S/),
        docs: expect.stringMatching(/^docs\/gates\/[a-z-]+\.md$/),
      });
      const { factId: _fact, sourceId: _source, excerpt: _excerpt, ...place } = where as Record<string, unknown>;
      expect(place).toEqual({
        path: expect.stringMatching(/\.yaml$/),
        line: expect.any(Number),
        column: expect.any(Number),
      });
    }
  });

  it('names the element that is absent', () => {
    const unsafe = resultsOf(all)[2];

    expect(unsafe?.findings).toContainEqual(
      expect.objectContaining({ gate: 'safety-elements', severity: 'error', element: expect.any(String) }),
    );
  });

  it('exits 0 when every pack passes, with the results on stdout and notes on stderr', async () => {
    const { code, out, notes } = await runHere(['check', KAVA]);

    expect(code).toBe(0);
    expect(out).toContain(`PASSED  ${KAVA}`);
    expect(notes).toMatch(/^Example policy: running as of \d{4}-\d{2}-\d{2}\./);
    expect(out).not.toContain('Example policy');
  }, 30_000);

  it('says what was found, where, and what to do, with the verdict last', async () => {
    const { code, out } = await run(['check', UNSAFE], { env: { FORCE_COLOR: '1' } });

    const lines = out.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^REJECTED {2}\S+ {2}\d+ errors?.*; \d+ of \d+ gates passed$/);
    expect(out).toMatch(/^error {3}safety-elements \([a-z-]+\) {2}\d+:\d+$/m);
    expect(out).toMatch(/^ {6}→ \S/m);
    expect(out).not.toContain('\u001b');
  }, 30_000);

  it('reads a pack from standard input, and its libraries beside where it stands', async () => {
    const cwd = join(ROOT, 'examples');
    const input = readFileSync(join(cwd, 'accepted', 'st-johns-wort-depression.yaml'), 'utf8');

    const good = await run(['check', '-'], { cwd, input });
    const bad = await run(['check', '-'], { cwd, input: 'slug: [' });

    expect([good.code, good.out.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^PASSED {2}stdin /)]);
    expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('INVALID  stdin  ')]);
  }, 30_000);

  it('counts the gates that had something to look at, so that a pack that passed has passed them all', async () => {
    const own = emptyFolder();
    const calm = join(own.path, 'calm.yaml');
    writeFileSync(calm, readFileSync(KAVA, 'utf8').replace('crisis: true', 'crisis: false'));

    const { code, out } = await runHere(['check', calm]);
    own.remove();

    const [, passed, judged] = /; (\d+) of (\d+) gates passed$/m.exec(out) ?? [];
    expect(code).toBe(0);
    expect(passed).toBe(judged);
  }, 30_000);

  it('ends with the verdict even where nobody reads it to its end', async () => {
    const child = start(['check', UNSAFE]);
    child.stdout?.destroy();

    const { code, notes } = await ending(child);

    expect(code).toBe(1);
    expect(notes).not.toContain('EPIPE');
  }, 30_000);

  it('exits 3 when a gate could not run, since nothing may be concluded', async () => {
    const broken = pathToFileURL(join(import.meta.dirname, 'break-a-gate.mjs')).href;

    const { code, out } = await run(['check', KAVA, '--format', 'json'], { node: ['--import', broken] });

    const [result] = JSON.parse(out).results;
    expect(code).toBe(3);
    expect(result).toMatchObject({ verdict: 'incomplete' });
    expect(result.gates).toContainEqual({ id: 'review-by', verdict: 'error' });
  }, 30_000);
});

describe('a call that cannot be carried out', () => {
  it.each([
    ['a path that is not there', ['check', 'nowhere.yaml'], /found no file or folder nowhere\.yaml/],
    ['a folder without packs', ['check', '.'], /found no \.yaml pack/],
    ['no pack at all', ['check'], /missing required argument 'packs'/],
    ['an option that is not known', ['check', KAVA, '--tody', '2026-11-23'], /Did you mean --today\?/],
    ['a day that is none', ['check', KAVA, '--today', '2026-02-30'], /--today: found "2026-02-30"/],
    ['a format that is not known', ['check', KAVA, '--format', 'xml'], /Allowed choices are pretty, json/],
    ['a policy that is not there', ['check', KAVA, '--policy', 'nowhere.yaml'], /found no readable file nowhere\.yaml/],
    ['a command that is not known', ['chek', KAVA], /unknown command 'chek'\n\(Did you mean check\?\)/],
    ['no command', [], /Usage: imprimatur/],
  ])('exits 2 for %s, and says why on stderr only', async (_, args, reason) => {
    const { code, out, notes } = await runHere(args, { cwd: folder.path });

    expect(code).toBe(2);
    expect(notes).toMatch(reason);
    expect(out).toBe('');
  });

  it.each([
    ['a misspelt key', 'publicaton: at-once\n', /policy\.yaml:3:1 found the unknown key `publicaton`/],
    [
      'a gate that is not known',
      'gates: { safety-element: { severity: error } }\n',
      /no gate "safety-element".*safety-elements/s,
    ],
    ['a severity below the floor', 'gates: { safety-elements: { severity: warning } }\n', /expected at least error/],
    [
      'a required element that is not known',
      'elements: { required: [pregnacy] }\n',
      /no element "pregnacy".*pregnancy/s,
    ],
    [
      'a retraction list that is not there',
      'retractions: { file: gone.json }\n',
      /found no readable file .*gone\.json/,
    ],
    ['a citation style that is not known', 'citations: { style: vancuver }\n', /citation style: found "vancuver"/],
  ])('exits 2 for a policy with %s', async (name, more, reason) => {
    const policy = aPolicy(name.replaceAll(' ', '-'), more);

    const { code, out, notes } = await runHere(['check', KAVA, '--policy', policy]);

    expect(code).toBe(2);
    expect(notes).toMatch(reason);
    expect(out).toBe('');
  });
});
