import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyFolder, ending, KAVA, ROOT } from './program.ts';

const PRETENDER = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.9.0'}})`;

/** An older Node: one of this machine, or else this one that says it is older. */
function anOlderNode(): readonly string[] {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .find((node) => /^v(?:16|18|20|22)\./.test(spawnSync(node, ['--version']).stdout?.toString() ?? ''));
  return found === undefined ? [process.execPath, '--import', PRETENDER] : [found];
}

describe('the program on an older Node', () => {
  const folder = emptyFolder();
  const [node = '', ...options] = anOlderNode();
  const program = join(folder.path, 'bin', 'imprimatur.js');
  const begin = (...args: string[]) =>
    spawn(node, [...options, program, ...args], { cwd: folder.path, detached: true, env: { PATH: process.env.PATH } });
  beforeAll(() => {
    cpSync(join(ROOT, 'bin'), join(folder.path, 'bin'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(folder.path, 'package.json'));
  });
  afterAll(() => folder.remove());

  it('says plainly which Node it needs and how to get it, when none came along', async () => {
    const { code, out, notes } = await ending(begin('--help'));

    expect(code).toBe(2);
    expect(notes).toMatch(/^imprimatur needs Node 24 or newer; this is Node \d+\.\d+\.\d+\.\n.*npm ci/);
    expect(out).toBe('');
  });

  describe('that brought its own along', () => {
    beforeAll(() => {
      const packaged = join(folder.path, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');
      mkdirSync(packaged, { recursive: true });
      symlinkSync(process.execPath, join(packaged, 'node'));
      symlinkSync(join(ROOT, 'src'), join(folder.path, 'src'));
    });

    it('runs on that one, and passes its exit code on', async () => {
      const [help, wrong] = await Promise.all([ending(begin('--help')), ending(begin('chek'))]);

      expect(help).toMatchObject({ code: 0, out: expect.stringContaining('Usage: imprimatur') });
      expect(wrong).toMatchObject({ code: 2, notes: expect.stringContaining('Did you mean check?') });
    });

    it('stops cleanly on a Ctrl-C, which a terminal sends to both', async () => {
      const child = begin('start', KAVA, '--port', '0', '--site-port', '0');
      const ended = ending(child);
      await new Promise((resolve) => child.stdout.on('data', (text) => /localhost/.test(text) && resolve(text)));
      process.kill(-(child.pid ?? 0), 'SIGINT');

      const { code, notes } = await ended;

      expect(notes).toContain('Stopped.');
      expect(code).toBe(0);
    }, 30_000);
  });
});
