import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import { localResultCache } from '../../src/stores/local/local-result-cache.ts';

const KEY = digestBytes('key');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imprimatur-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onlyFile = (): string => join(folder, readdirSync(folder)[0] ?? '');

it('gives back what it was given, also to the next run', () => {
  localResultCache(folder).put(KEY, { verdict: 'pass', findings: ['“é”\n'] });

  expect(localResultCache(folder).get(KEY)).toEqual({ verdict: 'pass', findings: ['“é”\n'] });
  expect(localResultCache(folder).get(digestBytes('other'))).toBeUndefined();
});

it.each([
  ['cut short', (text: string) => text.slice(0, -3)],
  ['changed', (text: string) => text.replace('reject', 'passed')],
  ['emptied', () => ''],
])('has nothing where a file was %s', (_, change) => {
  const cache = localResultCache(folder);
  cache.put(KEY, { verdict: 'reject' });
  writeFileSync(onlyFile(), change(readFileSync(onlyFile(), 'utf8')));

  expect(cache.get(KEY)).toBeUndefined();
});

it('does not mind a folder that is gone', () => {
  const cache = localResultCache(folder);
  rmSync(folder, { recursive: true });

  expect(() => cache.put(KEY, {})).not.toThrow();
  expect(cache.get(KEY)).toBeUndefined();
});
