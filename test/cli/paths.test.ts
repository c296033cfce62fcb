import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyFolder, KAVA, run } from './program.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());
beforeAll(() => writeFileSync(join(folder.path, 'a-file'), 'not a folder'));

describe('a path that cannot be what it is named for', () => {
  it.each([
    ['a data folder that is a file', ['batch', KAVA, '--data', 'a-file'], 'a-file'],
    ['a data folder below a file', ['batch', KAVA, '--data', 'a-file/data'], 'a-file'],
    ['a data folder to verify that is a file', ['verify', '--data', 'a-file'], 'a-file'],
    ['an output folder that is a file', ['build', KAVA, '--out', 'a-file'], 'a-file'],
    ['a name that is too long', ['batch', KAVA, '--data', 'a'.repeat(300)], 'too long'],
  ])('is told in a line and ends with 2: %s', async (_, args, named) => {
    const { code, notes } = await run(args, { cwd: folder.path });

    expect(code).toBe(2);
    const [told = '', ...more] = notes.split('\n').filter((line) => line !== '' && !line.startsWith('Example policy'));
    expect(told).toMatch(/^imprimatur: cannot use /);
    expect(told).toContain(named);
    expect(more).toEqual([]);
  });

  it.each([
    ['batch', 'nowhere/'],
    ['start', 'nowhere/', '--port', '0', '--site-port', '0'],
    ['batch', KAVA, 'nowhere/'],
  ])('leaves no data folder where there is nothing to read: %s %s', async (...args) => {
    const { code, notes } = await run([...args, '--data', 'kept-nothing'], { cwd: folder.path });

    expect({ code, notes }).toEqual({ code: 2, notes: expect.stringContaining('found no file or folder nowhere/') });
    expect(existsSync(join(folder.path, 'kept-nothing'))).toBe(false);
  });

  it('leaves the file as it was', async () => {
    await run(['build', KAVA, '--out', 'a-file'], { cwd: folder.path });

    expect(existsSync(join(folder.path, 'a-file', 'kava-anxiety.html'))).toBe(false);
  });
});
