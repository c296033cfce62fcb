import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Digest, digestBytes, digestValue } from '../../digest.ts';

/** The digest of every file of code and data below a folder: results of one state of the program are not those of another. */
export function codeDigest(folder: string): Digest {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:ts|json)$/.test(path),
  );
  return digestValue(files.sort().map((path) => digestBytes(readFileSync(join(folder, path)))));
}
