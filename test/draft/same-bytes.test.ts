import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SCRIPT = join(import.meta.dirname, 'children', 'print-digests.ts');

function digestsIn(env: { readonly TZ: string; readonly LC_ALL: string }): {
  readonly out: string;
  readonly setting: string;
} {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], {
    encoding: 'utf8',
    env: { PATH, ...env },
  });
  if (status !== 0) throw new Error(stderr);
  return { out: stdout, setting: stderr };
}

describe('a build', () => {
  it('gives the same bytes whatever the time zone and the language of the machine', () => {
    const runs = [
      { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/New_York', LC_ALL: 'C' },
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' },
    ].map(digestsIn);

    expect(new Set(runs.map(({ setting }) => setting)).size).toBe(3);
    expect(new Set(runs.map(({ out }) => out)).size).toBe(1);
    expect(runs[0]?.out).toContain('"verdict":"pass"');
  });
});
