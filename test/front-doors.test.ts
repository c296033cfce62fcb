import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FUNCTIONS } from '../scripts/bundle.ts';
import { HOME } from '../src/config.ts';

/** What the files of a folder beside `src` may import from the project, and why. */
interface Row {
  readonly folder: string;
  readonly may: readonly RegExp[];
  readonly why: string;
}

const ROWS: readonly Row[] = [
  {
    folder: 'functions',
    may: [
      /^src\/(?:pipeline|desk|render)\//,
      /^src\/stores\/(?:aws\/)?[^/]+$/,
      /^src\/(?:clock|digest|errors)\.ts$/,
      // The formatter of references is handed to the house; types say what an event is about.
      /^src\/citations\/open-references\.ts$/,
      /^src\/review\/event\.ts$/,
      /^functions\//,
    ],
    why: 'a front door opens the stores, calls one step and answers',
  },
  {
    folder: 'infra',
    may: [
      /^src\/stores\/aws\/(?:event-partitions|record-items|aws-pack-files)\.ts$/,
      /^scripts\/bundle\.ts$/,
      /^infra\//,
    ],
    why: 'infrastructure shares names with the adapters, and no logic',
  },
];

const LONGEST_HANDLER = 40;

const filesOf = (folder: string) =>
  readdirSync(join(HOME, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(HOME, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));

function faultsOf({ may, why }: Row, path: string, text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)]
    .map(([, from = '']) => posix.join(posix.dirname(path), from))
    .filter((target) => !may.some((allowed) => allowed.test(target)))
    .map((target) => `${path} imports ${target}; ${why}`);
}

describe.each(ROWS)('$folder', (row) => {
  it('imports only what a front door needs', () => {
    const files = filesOf(row.folder);

    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap(({ path, text }) => faultsOf(row, path, text))).toEqual([]);
  });

  it.each(["import { x } from '../src/gates/index.ts';", "await import('../src/stores/local/open-local-stores.ts')"])(
    'is refused %s',
    (text) => {
      expect(faultsOf(row, `${row.folder}/a.ts`, text)).toHaveLength(1);
    },
  );
});

it('keeps every function within what fits on a screen', () => {
  const handlers = filesOf('functions').filter(({ path }) => FUNCTIONS.some((name) => path === `functions/${name}.ts`));
  const long = handlers.filter(({ text }) => text.trimEnd().split('\n').length > LONGEST_HANDLER);

  expect(handlers).toHaveLength(FUNCTIONS.length);

  expect(long.map(({ path }) => path)).toEqual([]);
});
