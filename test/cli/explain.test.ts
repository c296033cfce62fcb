import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runHere } from './in-process.ts';
import { ROOT, run } from './program.ts';

const COMMANDS =
  'start check build batch drafts show sign-off request-changes revoke withdraw publish trace verify explain gates'.split(
    ' ',
  );

describe('help', () => {
  it('opens with examples and lists every command', async () => {
    const { code, out, notes } = await runHere(['--help']);

    expect(code).toBe(0);
    expect(out).toMatch(/^imprimatur start /);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} {2,}\\S`, 'm'));
    expect(notes).toBe('');
  });

  it('opens with an example for every command', async () => {
    const runs = await Promise.all(COMMANDS.map((command) => runHere([command, '--help'])));

    for (const [index, { code, out }] of runs.entries()) {
      expect(out).toMatch(new RegExp(`^imprimatur ${COMMANDS[index]}[ \\n]`));
      expect(code).toBe(0);
    }
  }, 30_000);

  it('knows its version', async () => {
    const { code, out } = await runHere(['--version']);

    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(code).toBe(0);
    expect(out).toBe(`${version}\n`);
  });
});

describe('gates', () => {
  it('lists every gate that has a source file, with what it checks', async () => {
    const { code, out } = await runHere(['gates', '--format', 'json']);

    const gates: readonly { id: string; severity: string; floor: string; summary: string; docs: string }[] =
      JSON.parse(out);
    const files = readdirSync(join(ROOT, 'src', 'gates')).map((name) => name.replace('.ts', ''));
    expect(code).toBe(0);
    expect(gates.length).toBeGreaterThan(15);
    for (const { id, summary, docs } of gates) {
      expect(files).toContain(id);
      expect(summary).toMatch(/^[A-Z].*\.$/);
      expect(docs).toBe(`docs/gates/${id}.md`);
    }
  });

  it('says on stderr how to learn more', async () => {
    const { code, out, notes } = await runHere(['gates']);

    expect(code).toBe(0);
    expect(out).toMatch(/^safety-elements {2}error$/m);
    expect(notes).toContain('imprimatur explain <gate>');
  });
});

describe('colour', () => {
  const SEEN = 'data:text/javascript,process.stdout.isTTY=true';

  it.each([
    ['where a person looks', [], {}, true],
    ['not with --no-color', ['--no-color'], {}, false],
    ['not with NO_COLOR', [], { NO_COLOR: '1' }, false],
    ['not on a terminal that has none', [], { TERM: 'dumb' }, false],
  ])('is shown %s', async (_, options, env, coloured) => {
    const setting = { node: ['--import', SEEN], env: { TERM: 'xterm', NO_COLOR: '', ...env } };

    const { code, out } = await run(['gates', ...options], setting);

    expect(code).toBe(0);
    expect(out.includes('\u001b[1m')).toBe(coloured);
  });

  it('is not shown where a program reads', async () => {
    const { out } = await run(['gates'], { env: { TERM: 'xterm', NO_COLOR: '' } });

    expect(out).not.toContain('\u001b');
  });
});

describe('explain', () => {
  it('prints the page of a gate', async () => {
    const { code, out } = await runHere(['explain', 'safety-elements']);

    expect(code).toBe(0);
    expect(out).toBe(`${readFileSync(join(ROOT, 'docs/gates/safety-elements.md'), 'utf8').trimEnd()}\n`);
  });

  it('suggests the gate that was meant', async () => {
    const { code, out, notes } = await runHere(['explain', 'safety-element']);

    expect(code).toBe(2);
    expect(notes).toContain('found no gate "safety-element"; did you mean safety-elements?');
    expect(out).toBe('');
  });
});
