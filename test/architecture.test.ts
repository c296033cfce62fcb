import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SRC = join(import.meta.dirname, '..', 'src');
const LONGEST = 300;

/** What the files of one folder may import from others; `types` may be imported as types only. */
interface Row {
  readonly folder: string;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly why: string;
}

const STAGES = [
  'language',
  'pack',
  'policy',
  'document',
  'render',
  'citations',
  'draft',
  'gates',
  'review',
  'ledger',
  'release',
];
const PORTS = ['stores'];

// Whoever needs a further import changes the table, and says why.
const ROWS: readonly Row[] = [
  { folder: 'pack', may: [], why: 'facts are read without knowing what becomes of them' },
  { folder: 'document', may: [], why: 'a page is read the same way whoever wrote it' },
  { folder: 'render', may: [], why: 'templates get a view and know nothing of where it came from' },
  {
    folder: 'language',
    may: [],
    why: 'words and their scope are the same whatever is said with them',
  },
  {
    folder: 'policy',
    may: ['pack', 'language'],
    why: 'a policy is YAML, and speaks of kinds, tiers and places of facts, and of lists of words',
  },
  { folder: 'citations', may: ['pack'], why: 'it formats the sources of packs, and nothing else' },
  { folder: 'draft', may: ['pack', 'policy', 'render', 'citations'], why: 'a draft is made of exactly these four' },
  {
    folder: 'gates',
    may: ['pack', 'policy', 'document', 'draft', 'language'],
    types: ['render'],
    why: 'gates judge the page as it was read, against the facts and the policy; they never render',
  },
  {
    folder: 'review',
    may: ['pack', 'policy', 'draft', 'gates'],
    why: 'people decide on a draft and its report, by the roles of the policy',
  },
  { folder: 'ledger', may: ['review'], why: 'it chains the events of review, whatever they say' },
  {
    folder: 'release',
    may: ['pack', 'policy', 'render', 'document', 'draft', 'review'],
    types: ['gates'],
    why: 'public files are made from what was approved; no gate runs here',
  },
  {
    folder: 'stores',
    may: ['ledger'],
    types: ['pack', 'review'],
    why: 'ports speak of what is kept in the words of the stages, and know no adapter',
  },
  {
    folder: 'stores/memory',
    may: ['stores', 'ledger'],
    types: ['review', 'pack'],
    why: 'an adapter keeps things and decides nothing',
  },
  {
    folder: 'stores/local',
    may: ['stores', 'ledger', 'pack'],
    types: ['review'],
    why: 'an adapter keeps things and decides nothing; from pack it has the size above which no file is read',
  },
  {
    folder: 'stores/aws',
    may: ['stores', 'ledger', 'pack'],
    types: ['review'],
    why: 'as the other adapters; from pack it has the size above which no object is read',
  },
  {
    folder: 'webhooks',
    may: ['stores'],
    types: ['ledger', 'review'],
    why: 'it tells what was recorded, and records nothing about articles',
  },
  {
    folder: 'pipeline',
    may: [...STAGES, ...PORTS],
    why: 'a step is stages plus stores; which adapter keeps things is not its business',
  },
  {
    folder: 'cli',
    may: [
      ...['pipeline', 'stores', 'stores/local', 'pack', 'policy', 'gates', 'document', 'desk', 'render', 'webhooks'],
      'stores/aws',
    ],
    types: ['review'],
    why: 'a front door parses input, calls a step and prints; it lists gates and roles, shows a page as text, starts what runs for long, and pushes packs to a deployment',
  },
  {
    folder: 'desk',
    may: ['pipeline', 'stores', 'pack', 'policy', 'gates', 'document', 'render'],
    types: ['review', 'draft'],
    why: 'a front door like the command line; whoever starts it hands it the stores',
  },
];

/** The files beside the folders, and who may import them: stages are told the time and where things lie. */
const ROOT_FILES = new Map<string, (folder: string) => boolean>([
  ['digest.ts', () => true],
  ['errors.ts', () => true],
  ['frozen.ts', () => true],
  ['remembered.ts', () => true],
  ['clock.ts', (folder) => !STAGES.includes(folder)],
  ['config.ts', (folder) => !STAGES.includes(folder)],
]);

interface Library {
  readonly name: string;
  readonly only: readonly string[];
  readonly why: string;
}

const LIBRARIES: readonly Library[] = [
  {
    name: 'zod',
    only: ['pack', 'policy', 'gates', 'desk'],
    why: 'shapes are checked where text from outside comes in',
  },
  { name: 'js-yaml', only: ['pack'], why: 'one reader of YAML, with one safe profile' },
  { name: 'iso-3166', only: ['pack'], why: 'places are facts of packs' },
  { name: 'fastest-levenshtein', only: ['pack'], why: 'one idea of what is nearly spelt right' },
  { name: 'mdast', only: ['document'], why: 'types of what the reader of Markdown gives' },
  { name: 'mdast-util-from-markdown', only: ['document'], why: 'one reader of Markdown' },
  { name: 'mdast-util-gfm', only: ['document'], why: 'one reader of Markdown' },
  { name: 'micromark-extension-gfm', only: ['document'], why: 'one reader of Markdown' },
  {
    name: 'parse5',
    only: ['document'],
    why: 'one reader of HTML, so that no two disagree about a page; what reads plain pages is held to it',
  },
  { name: 'handlebars', only: ['render'], why: 'one engine, with escaping that nobody can switch off' },
  {
    name: '@citation-js',
    only: ['citations'],
    why: 'references can be had from another library without a change here',
  },
  { name: 'canonicalize', only: ['digest.ts'], why: 'one canonical form, or digests would differ' },
  { name: 'commander', only: ['cli'], why: 'only the command line has options' },
  { name: 'cli-progress', only: ['cli'], why: 'only a terminal shows progress' },
  { name: 'hono', only: ['cli', 'desk'], why: 'only front doors speak HTTP' },
  { name: '@hono/node-server', only: ['cli'], why: 'only the command line starts a server' },
  { name: 'openid-client', only: ['desk'], why: 'people sign in at the desk and nowhere else' },
  { name: 'diff', only: ['desk'], why: 'only people compare word by word' },
  { name: 'oidc-provider', only: ['cli'], why: 'an issuer that lets anybody in belongs to one machine' },
  { name: '@aws-sdk', only: ['stores/aws', 'functions'], why: 'everything else runs without a cloud' },
  { name: 'node:sqlite', only: ['stores/local'], why: 'everything else runs on any store' },
  { name: 'node:fs', only: ['stores/local'], why: 'what is read and written goes through a store' },
  { name: 'node:path', only: ['stores/local', 'cli', 'config.ts'], why: 'only these know of files' },
  { name: 'node:crypto', only: ['digest.ts', 'stores/local', 'cli', 'desk', 'webhooks'], why: 'digests have one home' },
  { name: 'node:vm', only: ['gates'], why: 'a gate that hangs is stopped' },
  { name: 'node:worker_threads', only: ['cli'], why: 'threads belong to a machine, not to a step' },
  { name: 'node:http', only: ['cli'], why: 'only a front door listens' },
  { name: 'node:net', only: ['cli'], why: 'only a front door listens' },
  { name: 'node:module', only: ['cli'], why: 'how the program is loaded is its own business' },
  { name: 'node:timers', only: ['cli'], why: 'only a front door waits' },
  { name: 'node:util', only: ['cli', 'stores/local'], why: 'promises of old interfaces, and colours' },
];

const IMPURE: readonly [RegExp, string][] = [
  [/\bDate\.now\b/, 'asks for the time'],
  [/\bnew Date\(\s*\)/, 'asks for the time'],
  [/\bMath\.random\b/, 'rolls dice'],
  [/\bprocess\.env\b/, 'reads the environment'],
];

interface Import {
  readonly from: string;
  readonly onlyTypes: boolean;
}

/** Every module that a file names: in imports, in exports from elsewhere, in `import()` and as a worker. */
function importsOf(text: string): readonly Import[] {
  const stated = [...text.matchAll(/^(?:import|export)\s+((?:[^;'"]*?\sfrom\s+)?)['"]([^'"]+)['"]/gm)].map(
    ([, clause = '', from = '']) => ({ from, onlyTypes: isOnlyTypes(clause) }),
  );
  const called = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)|\bnew URL\(\s*['"](\.[^'"]+\.ts)['"]/g)].map(
    ([, imported, worker]) => ({ from: imported ?? worker ?? '', onlyTypes: false }),
  );
  return [...stated, ...called];
}

function isOnlyTypes(clause: string): boolean {
  if (clause.startsWith('type ')) return true;
  const named = /^\{([^}]*)\}/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  return named?.every((name) => name === '' || name.startsWith('type ')) === true;
}

/** The row that a file falls under: its folder, or its own name where it lies beside the folders. */
function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? path : folder;
}

/** What is wrong with the imports of a file, in words; `path` is below `src/`, with `/`. */
function importFaults(path: string, text: string): readonly string[] {
  const folder = folderOf(path);
  const row = ROWS.find((candidate) => candidate.folder === folder);
  if (row === undefined && !ROOT_FILES.has(path)) return [`${path}: ${folder} has no row in the table`];
  return importsOf(text).flatMap(({ from, onlyTypes }) => {
    if (!from.startsWith('.')) return libraryFaults(path, folder, from);
    const target = posix.join(posix.dirname(path), from);
    // A folder's data lie in folders of their own below it.
    if (target.endsWith('.json') && target.startsWith(`${folder}/`)) return [];
    const there = folderOf(target);
    if (there === folder || ROOT_FILES.get(target)?.(folder)) return [];
    if (row?.may.includes(there) || (onlyTypes && row?.types?.includes(there))) return [];
    return [`${path} imports ${target}; ${row?.why ?? 'files beside the folders import none of them'}`];
  });
}

function libraryFaults(path: string, folder: string, from: string): readonly string[] {
  const library = LIBRARIES.find(({ name }) => from === name || from.startsWith(`${name}/`));
  if (library === undefined) return [`${path} imports ${from}, which has no row in the table`];
  return library.only.includes(folder) ? [] : [`${path} imports ${from}; ${library.why}`];
}

/** What a stage does that it must be told instead. */
function impurities(path: string, text: string): readonly string[] {
  if (!STAGES.includes(folderOf(path))) return [];
  return IMPURE.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path} ${what}`);
}

/** Exports without a TSDoc comment right before them. */
function undocumented(path: string, text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = /^export (?:declare |abstract |async )*(?:function\*?|const|let|class|interface|type|enum) (\w+)/.exec(
      line,
    )?.[1];
    if (name === undefined || isDocumented(lines.slice(0, index))) return [];
    return [`${path}: ${name} has no comment that says what it promises`];
  });
}

function isDocumented(before: readonly string[]): boolean {
  if (!before.at(-1)?.trim().endsWith('*/')) return false;
  return (
    before
      .findLast((line) => /^\s*\/\*/.test(line))
      ?.trim()
      .startsWith('/**') === true
  );
}

/** What is wrong with how a file is named and written. */
function styleFaults(path: string, text: string): readonly string[] {
  const faults: string[] = [];
  const name = posix.basename(path);
  if (/(?:^|[-.])(?:utils?|helpers?|common|manager|service|misc)(?:[-.]|$)/.test(name))
    faults.push(`${path} is named for no one thing`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/.test(name)) faults.push(`${path} is not in kebab case`);
  if (/^export\s+default\b|\bas default\b/m.test(text)) faults.push(`${path} has a default export`);
  if (/^import\s+(?!(?:type\s+)?\* as z\s)[^;]*from ['"]zod/m.test(text))
    faults.push(`${path} imports zod other than as \`* as z\`, which bundles all of it`);
  if (text.trimEnd().split('\n').length > LONGEST) faults.push(`${path} is longer than ${LONGEST} lines`);
  return faults;
}

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ path: relative(SRC, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
const overAll = (faultsOf: (path: string, text: string) => readonly string[]): readonly string[] =>
  files.flatMap(({ path, text }) => faultsOf(path, text));

describe('the source', () => {
  it('is found', () => {
    const paths = files.map(({ path }) => path);

    expect(paths).toEqual(expect.arrayContaining(['pack/read-yaml.ts', 'stores/local/own-file.ts', 'digest.ts']));
  });

  it('imports only what the table allows', () => {
    const faults = overAll(importFaults);

    expect(faults).toEqual([]);
  });

  it('has pure stages: they are told the time, and ask nobody', () => {
    const faults = overAll(impurities);

    expect(faults).toEqual([]);
  });

  it('says of every export what it promises', () => {
    const faults = overAll(undocumented);

    expect(faults).toEqual([]);
  });

  it('is named and written in one style', () => {
    const faults = overAll(styleFaults);

    expect(faults).toEqual([]);
  });
});

describe('the table', () => {
  it('has one row for a folder, each with its reason, and no circle', () => {
    const folders = ROWS.map(({ folder }) => folder);

    const reached = (from: string): readonly string[] =>
      ROWS.filter(({ folder }) => folder === from).flatMap(({ may, types = [] }) =>
        [...may, ...types].flatMap((to) => [to, ...reached(to)]),
      );

    expect(new Set(folders).size).toBe(folders.length);
    expect(ROWS.filter(({ why }) => why.split(' ').length < 4)).toEqual([]);
    expect(folders.filter((folder) => reached(folder).includes(folder))).toEqual([]);
  });

  it.each([
    ['a stage that imports a later one', 'pack/a.ts', "import { b } from '../gates/b.ts';"],
    ['an import over several lines', 'pack/a.ts', "import {\n  b,\n  c,\n} from '../draft/b.ts';"],
    ['an export from elsewhere', 'review/a.ts', "export { b } from '../stores/b.ts';"],
    ['an import for its effect', 'document/a.ts', "import '../pack/b.ts';"],
    ['an import that is put off', 'pipeline/a.ts', "const b = await import('../stores/local/b.ts');"],
    ['a worker', 'pipeline/a.ts', "new Worker(new URL('../cli/b.ts', import.meta.url));"],
    ['a value where types are allowed', 'gates/a.ts', "import { fill, type B } from '../render/b.ts';"],
    ['a stage that knows where things lie', 'draft/a.ts', "import { HOME } from '../config.ts';"],
    ['an adapter that knows another', 'stores/local/a.ts', "import { b } from '../memory/b.ts';"],
    ['a library in the wrong place', 'draft/a.ts', "import Handlebars from 'handlebars';"],
    ['a part of a library in the wrong place', 'pipeline/a.ts', "import { open } from 'node:fs/promises';"],
    ['a library that nobody agreed on', 'pack/a.ts', "import leftPad from 'left-pad';"],
    ['a folder without a row', 'extras/a.ts', ''],
  ])('refuses %s', (_, path, text) => {
    const faults = importFaults(path, text);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(path);
  });

  it.each([
    ['types where types are allowed', 'gates/a.ts', "import type { HouseTexts } from '../render/b.ts';"],
    ['single types where types are allowed', 'gates/a.ts', "import { type B, type C } from '../render/b.ts';"],
    ['a file of the same folder', 'gates/a.ts', "import { b } from './b.ts';"],
    ['digests and errors anywhere', 'pack/a.ts', "import { digestBytes } from '../digest.ts';"],
  ])('allows %s', (_, path, text) => {
    const faults = importFaults(path, text);

    expect(faults).toEqual([]);
  });
});

describe('the other checks', () => {
  it.each(['Date.now()', 'new Date()', 'Math.random()', 'process.env.HOME'])('refuse %s in a stage', (code) => {
    const [inStage, inStep] = ['gates/a.ts', 'pipeline/a.ts'].map((path) => impurities(path, `const a = ${code};`));

    expect(inStage).toHaveLength(1);
    expect(inStep).toEqual([]);
  });

  it('allow a stage to read a date that it was given', () => {
    const faults = impurities('gates/a.ts', 'const a = new Date(Date.parse(today));');

    expect(faults).toEqual([]);
  });

  it.each(['export const a = 1;', '// Why.\nexport const a = 1;', '/* No. */\nexport function a(): void {}'])(
    'refuse an export without its comment: %j',
    (text) => {
      const faults = undocumented('pack/a.ts', text);

      expect(faults).toHaveLength(1);
    },
  );

  it.each(['/** Yes. */\nexport const a = 1;', '/**\n * Yes.\n */\nexport async function a(): Promise<void> {}'])(
    'allow an export with its comment: %j',
    (text) => {
      const faults = undocumented('pack/a.ts', text);

      expect(faults).toEqual([]);
    },
  );

  it.each([
    ['pack/pack-utils.ts', ''],
    ['pack/helpers.ts', ''],
    ['pack/readPack.ts', ''],
    ['pack/a.ts', 'export default 1;'],
    ['pack/a.ts', "import { z } from 'zod';"],
    ['pack/a.ts', 'const a = 1;\n'.repeat(LONGEST + 1)],
  ])('refuse what is out of style: %s', (path, text) => {
    const faults = styleFaults(path, text);

    expect(faults).toHaveLength(1);
  });
});
