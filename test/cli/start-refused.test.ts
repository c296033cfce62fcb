import { existsSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyFolder, ending, KAVA, type Run, start } from './program.ts';

const folder = emptyFolder();
const DATA = join(folder.path, 'data');
// Longer than it takes to refuse; one that began to serve would never end by itself.
const PATIENCE_MS = 30_000;

let holder: Server;
let taken: string;
beforeAll(async () => {
  holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  taken = String((holder.address() as AddressInfo).port);
});
afterAll(() => {
  holder.close();
  folder.remove();
});

async function startWith(...args: readonly string[]): Promise<Run> {
  const child = start(['start', KAVA, '--data', DATA, ...args]);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const run = await ending(child);
  clearTimeout(timer);
  return run;
}

describe('start, where it cannot serve', () => {
  it.each([
    ['the port of the desk is taken', () => ['--port', taken, '--site-port', '0'], () => `port ${taken} is taken`],
    ['the port of the site is taken', () => ['--port', '0', '--site-port', taken], () => `port ${taken} is taken`],
    ['both are to have one port', () => ['--port', '4999', '--site-port', '4999'], () => 'both have port 4999'],
    [
      'an issuer is named and not who the desk is there',
      () => ['--port', '0', '--site-port', '0', '--issuer', 'https://id.example.org'],
      () => '--client-id',
    ],
  ])(
    'says so at once where %s, exits 2, and begins nothing',
    async (_, args, message) => {
      const { code, out, notes } = await startWith(...args());

      expect(notes).toContain(message());
      expect({ code, out, isBegun: existsSync(DATA) }).toEqual({ code: 2, out: '', isBegun: false });
    },
    PATIENCE_MS + 5_000,
  );
});
