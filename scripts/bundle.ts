/**
 * Makes the bundles of the functions: `npm run bundle`. Each holds its code, the house's rules and the templates as code,
 * and the parts of the AWS SDK that it uses: one file is there sooner than the many that the runtime has.
 * `IMPRIMATUR_POLICY` names the policy, else it is the one here, else the example.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
import { iso31662 } from 'iso-3166/2.js';
import { readHouse } from '../src/cli/open-deps.ts';
import { BUILT_IN_POLICY, DEFAULT_POLICY, HOME, TEMPLATES } from '../src/config.ts';
import type { HouseFiles } from '../src/pipeline/compile-house.ts';
import { mustReadPolicy } from '../src/pipeline/open-house.ts';
import { precompileTemplates, type TemplateFile } from '../src/render/compile-templates.ts';
import { firstExisting, readTemplates } from '../src/stores/local/house-files.ts';

/** The functions, by the names of their files. */
export const FUNCTIONS = ['build', 'validate', 'summarise', 'publish', 'sweep', 'desk'] as const;
/** Where the bundles go. */
export const BUNDLES = join(HOME, 'out', 'functions');

const ASSETS = { '/assets/desk.css': 'text/css; charset=utf-8', '/assets/desk.js': 'text/javascript; charset=utf-8' };

function compiled(files: readonly TemplateFile[]): string {
  const { digest, texts, programs } = precompileTemplates(files);
  const ready = Object.entries(programs).map(([path, code]) => `${JSON.stringify(path)}: ${code}`);
  return `{ digest: ${JSON.stringify(digest)}, texts: ${JSON.stringify(texts)}, programs: { ${ready.join(', ')} } }`;
}

function houseModule({ templates, policy, ...rules }: HouseFiles): string {
  const text = JSON.stringify(new TextDecoder().decode(policy.bytes));
  const assets = Object.entries(ASSETS).map(([path, type]) => {
    const file = readFileSync(join(TEMPLATES, 'desk', path.slice(1)), 'utf8');
    return [path, { type, text: file }];
  });
  return `
    const policy = { path: 'imprimatur.policy.yaml', bytes: new TextEncoder().encode(${text}) };
    export const rules = { ...${JSON.stringify(rules)}, policy };
    export const templates = ${compiled(templates)};
    export const desk = ${compiled(readTemplates(join(TEMPLATES, 'desk')))};
    export const assets = ${JSON.stringify(Object.fromEntries(assets))};`;
}

const house = (contents: string): Plugin => ({
  name: 'house',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^imprimatur:house$/ }, ({ path }) => ({ path, namespace: 'house' }));
    onLoad({ filter: /.*/, namespace: 'house' }, () => ({ contents, loader: 'js' }));
  },
});

// Five thousand objects of three fields are a third of their size as compressed text.
const places: Plugin = {
  name: 'places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /iso-3166[\\/]2\.js$/ }, () => {
      const lines = iso31662.map(({ code, name, parent }) => `${code}|${parent}|${name}`).join('\n');
      const packed = JSON.stringify(brotliCompressSync(lines).toString('base64'));
      const contents = `
        import { brotliDecompressSync } from 'node:zlib';
        const lines = brotliDecompressSync(Buffer.from(${packed}, 'base64')).toString().split('\\n');
        const read = (line) => { const [code, parent, ...name] = line.split('|'); return { code, parent, name: name.join('|') }; };
        export const iso31662 = lines.map(read);`;
      return { contents, loader: 'js' };
    });
  },
};

// Lists of words are a fifth of their size when they are compressed.
const lexicons: Plugin = {
  name: 'lexicons',
  setup: ({ onLoad }) => {
    onLoad({ filter: /lexicons[\\/]\w+\.json$/ }, ({ path }) => {
      const packed = JSON.stringify(
        brotliCompressSync(JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))).toString('base64'),
      );
      const contents = `
        import { brotliDecompressSync } from 'node:zlib';
        export default JSON.parse(brotliDecompressSync(Buffer.from(${packed}, 'base64')).toString());`;
      return { contents, loader: 'js' };
    });
  },
};

// The formatter ships styles and languages that this house does not print, and a client that fetches what it never asks for.
const printed = (style: string, languages: readonly string[]): Plugin => {
  const only = (path: string, isWanted: (name: string) => boolean) => {
    const all = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
    const contents = JSON.stringify(Object.fromEntries(all.filter(([name]) => isWanted(name))));
    return { contents, loader: 'json' } as const;
  };
  return {
    name: 'printed',
    setup: ({ onLoad }) => {
      onLoad({ filter: /plugin-csl[\\/].*styles\.json$/ }, ({ path }) => only(path, (name) => name === style));
      onLoad({ filter: /plugin-csl[\\/].*locales\.json$/ }, ({ path }) =>
        only(path, (name) => name === 'en-US' || languages.includes(name.slice(0, 2))),
      );
      onLoad({ filter: /sync-fetch-undici[\\/].*\.js$/ }, () => ({
        contents: 'export default () => {}',
        loader: 'js',
      }));
    },
  };
};

/** The bytes of a bundle: what is loaded at the start, and all of it. */
export interface BundleSize {
  readonly entry: number;
  readonly total: number;
}

// What a file imports at once is loaded with it; what it imports when it needs it is not.
function atStart(path: string, outputs: Metafile['outputs'], seen = new Set<string>()): number {
  const output = outputs[path];
  if (output === undefined || seen.has(path)) return 0;
  seen.add(path);
  const imported = output.imports.filter(({ kind }) => kind === 'import-statement');
  return imported.reduce((sum, one) => sum + atStart(one.path, outputs, seen), output.bytes);
}

/** Makes every bundle anew in a folder, and resolves to the sizes of each. */
export async function bundle(folder = BUNDLES): Promise<ReadonlyMap<string, BundleSize>> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = readHouse(process.env.IMPRIMATUR_POLICY ?? firstExisting([DEFAULT_POLICY]) ?? BUILT_IN_POLICY);
  const { style } = mustReadPolicy(files.policy).policy.citations;
  const languages = files.templates.flatMap(({ path }) => /text\.([a-z]+)\.json$/.exec(path)?.[1] ?? []);
  const plugins = [house(houseModule(files)), places, lexicons, printed(style, languages)];
  const sizes = new Map<string, BundleSize>();
  for (const name of FUNCTIONS) {
    const { metafile } = await build({
      entryPoints: [join(HOME, 'functions', `${name}.ts`)],
      outdir: join(folder, name),
      entryNames: 'index',
      chunkNames: '[name]-[hash]',
      outExtension: { '.js': '.mjs' },
      // The formatter of references is loaded when the first draft is built, and not before.
      splitting: true,
      ...{ bundle: true, minify: true, metafile: true, logLevel: 'error', legalComments: 'none', charset: 'utf8' },
      ...{ platform: 'node', target: 'node24', format: 'esm', mainFields: ['module', 'main'] },
      plugins,
      // What was written for `require` finds it here.
      banner: {
        js: "import{createRequire as __requireFrom}from'node:module';const require=__requireFrom(import.meta.url);",
      },
    });
    const outputs = Object.entries(metafile.outputs);
    const entry = outputs.find(([path]) => path.endsWith('index.mjs'));
    const total = outputs.reduce((sum, [, { bytes }]) => sum + bytes, 0);
    sizes.set(name, { entry: atStart(entry?.[0] ?? '', metafile.outputs), total });
  }
  return sizes;
}

if (import.meta.main) {
  const sizes = await bundle();
  for (const [name, { entry, total }] of sizes) {
    const millis = importTime(join(BUNDLES, name, 'index.mjs'));
    const [kb, all] = [entry, total].map((bytes) => `${Math.round(bytes / 1024)} KB`);
    console.log(
      `${name.padEnd(10)} ${kb?.padStart(8)} at the start  ${all?.padStart(8)} in all  ${millis} ms to import`,
    );
  }
}

function importTime(path: string): number {
  const code = `const t = performance.now(); await import(${JSON.stringify(path)}); console.log(Math.round(performance.now() - t))`;
  const times = Array.from({ length: 5 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return Number(stdout);
  });
  return Math.min(...times);
}
