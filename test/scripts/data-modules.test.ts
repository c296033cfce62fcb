import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { iso31661 } from 'iso-3166/1.js';
import { iso31662 } from 'iso-3166/2.js';
import { dataModules } from '../../scripts/bundle/data-modules.ts';
import { packedFiles } from '../../scripts/bundle/packed-files.ts';
import { HOME } from '../../src/config.ts';
import { AUDIT_LISTS } from '../../src/language/audit-lists.ts';

const LEXICON = './src/language/lexicons/en.json';

interface Packed {
  readonly countries: typeof iso31661;
  readonly parts: typeof iso31662;
  readonly lexicon: unknown;
}

let folder: string;
let packed: Packed;
beforeAll(async () => {
  mkdirSync(join(HOME, 'out'), { recursive: true });
  folder = mkdtempSync(join(HOME, 'out', 'data-'));
  const { plugin, pack } = packedFiles();
  const contents = `
    export { iso31661 as countries } from 'iso-3166/1.js';
    export { iso31662 as parts } from 'iso-3166/2.js';
    export { default as lexicon } from '${LEXICON}';`;
  await build({
    stdin: { contents, resolveDir: HOME },
    outfile: join(folder, 'index.mjs'),
    ...{ bundle: true, format: 'esm', platform: 'node', plugins: [plugin, dataModules(pack)] },
  });
  packed = await import(join(folder, 'index.mjs'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('keeps every country that is assigned', () => {
  const codes = iso31661.filter(({ state }) => state === 'assigned').map(({ alpha2 }) => alpha2);

  expect(packed.countries).toEqual(codes.map((alpha2) => ({ alpha2, state: 'assigned' })));
});

it('keeps the name of every part of a country', () => {
  const named = (parts: typeof iso31662) => parts.map(({ code, name }) => `${code} ${name}`).sort();

  expect(named(packed.parts)).toEqual(named(iso31662));
});

it('keeps the lexicon, but for the lists of audits', () => {
  const { lists, ...rest } = JSON.parse(readFileSync(join(HOME, LEXICON), 'utf8'));
  const left = Object.fromEntries(AUDIT_LISTS.map((list) => [list, []]));

  expect(packed.lexicon).toEqual({ ...rest, lists: { ...lists, ...left } });
});
