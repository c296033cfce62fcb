import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Digest, digestBytes } from '../../digest.ts';
import type { ResultCache } from '../result-cache.ts';

/** A cache in a folder, a file for each result; a file that was cut short or changed counts as not there. */
export function localResultCache(folder: string): ResultCache {
  mkdirSync(folder, { recursive: true });
  const fileOf = (key: Digest): string => join(folder, `${key.slice('sha256:'.length)}.json`);
  return {
    get: (key) => {
      try {
        const [sum = '', text = ''] = split(readFileSync(fileOf(key), 'utf8'));
        return sum === digestBytes(key + text) ? JSON.parse(text) : undefined;
      } catch {
        return undefined;
      }
    },
    put: (key, value) => {
      const text = JSON.stringify(value);
      const temporary = `${fileOf(key)}.${randomUUID()}`;
      try {
        writeFileSync(temporary, `${digestBytes(key + text)}\n${text}`);
        renameSync(temporary, fileOf(key));
      } catch {
        // A full disk or a read-only folder makes the next run slower, and this one no less right.
        rmSync(temporary, { force: true });
      }
    },
  };
}

function split(text: string): readonly string[] {
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end + 1)];
}
