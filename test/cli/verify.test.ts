import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { processTerminal } from '../../src/cli/terminal.ts';
import { defineVerify } from '../../src/cli/verify.ts';
import { openLocalStores } from '../../src/stores/local/open-local-stores.ts';
import { emptyFolder } from './program.ts';

const kept = emptyFolder();
const DATA = join(kept.path, 'data');
const EARLIER = join(kept.path, 'earlier');
const CHECKPOINTS = join(DATA, 'checkpoints.jsonl');
let digest: string;
beforeAll(async () => {
  const { records, checkpoints } = await openLocalStores(DATA);
  await records.putCheckpointMark(await checkpoints.append('2026-03-01T00:00:00.000Z', []));
  cpSync(DATA, EARLIER, { recursive: true });
  const last = await checkpoints.append('2026-03-02T00:00:00.000Z', []);
  await records.putCheckpointMark(last);
  await records.close();
  digest = last.digest;
});
const before = process.exitCode;
afterEach(() => {
  process.exitCode = before;
});
afterAll(() => kept.remove());

/** Runs the command in this process: what it prints, and the exit code that it sets. */
async function verify(...args: readonly string[]): Promise<{ readonly out: string; readonly code: unknown }> {
  const command = new Command('verify').exitOverride();
  const written: string[] = [];
  const quiet = { ...processTerminal(true), out: (line: string) => void written.push(line), note: () => {} };
  defineVerify(command, () => quiet);
  process.exitCode = before;
  await command.parseAsync([...args], { from: 'user' });
  return { out: written.join('\n'), code: process.exitCode };
}

describe('verify', () => {
  it('prints the last checkpoint, for people to keep elsewhere, and for programs', async () => {
    const { out, code } = await verify('--data', DATA);
    const { out: json } = await verify('--data', DATA, '--format', 'json');

    expect(code).toBe(0);
    expect(out).toContain(`checkpoint 2 of 2026-03-02T00:00:00.000Z: ${digest}`);
    expect(JSON.parse(json)).toMatchObject({ faults: [], checkpoint: { number: 2, digest } });
  });

  it('is held to a digest, or to a copy of the checkpoints', async () => {
    for (const anchor of [digest, CHECKPOINTS]) {
      expect(await verify('--data', DATA, '--checkpoint', anchor)).toMatchObject({ code: 0 });
      const { out, code } = await verify('--data', EARLIER, '--checkpoint', anchor);
      expect({ code, isNamed: out.includes(digest) }).toEqual({ code: 1, isNamed: true });
    }
  });

  it.each([
    ['a file that is not there', () => join(kept.path, 'none'), 'found no file'],
    ['a file of something else', () => join(DATA, 'records.sqlite.seal'), 'is not a checkpoint'],
    ['a digest that is none', () => 'sha256:12', 'found no file'],
  ])('refuses to be held to %s', async (_, anchor, message) => {
    const asked = verify('--data', DATA, '--checkpoint', anchor());

    await expect(asked).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(message) });
  });

  it('names what is gone, and makes no new records in its place', async () => {
    const emptied = join(kept.path, 'emptied');
    cpSync(DATA, emptied, { recursive: true });
    rmSync(join(emptied, 'records.sqlite'));
    const changed = join(kept.path, 'changed');
    cpSync(DATA, changed, { recursive: true });
    writeFileSync(join(changed, 'checkpoints.jsonl'), readFileSync(CHECKPOINTS).subarray(0, -10));

    const gone = [await verify('--data', emptied), await verify('--data', emptied)];
    const cut = await verify('--data', changed);

    for (const { out, code } of gone) {
      expect(code).toBe(1);
      expect(out).toContain('records.sqlite is missing or empty');
    }
    expect(cut.code).toBe(1);
    expect(cut.out).toContain('checkpoint 2 is missing at the end');
  });
});
