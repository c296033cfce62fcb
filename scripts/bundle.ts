/**
 * Makes the bundles of the functions: `npm run bundle`. Each holds its code, the house's rules and the templates as code,
 * and the parts of the AWS SDK that it uses: one file is there sooner than the many that the runtime has. What is too
 * large for that lies in a layer. `IMPRIMATUR_POLICY` names the policy, else it is the one here, else the example.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { readHouse } from '../src/cli/open-deps.ts';
import { BUILT_IN_POLICY, DEFAULT_POLICY, HOME } from '../src/config.ts';
import type { HouseFiles } from '../src/pipeline/compile-house.ts';
import { mustReadPolicy } from '../src/pipeline/must-read-policy.ts';
import { firstExisting } from '../src/stores/local/house-files.ts';
import { dataModules } from './bundle/data-modules.ts';
import { houseModules } from './bundle/house-modules.ts';
import { leftOut } from './bundle/left-out.ts';
import { fromLayer, LIBRARIES, sourceOf } from './bundle/libraries.ts';
import { type BundleSize, bytesIn, importTime, sizeOf } from './bundle/measure.ts';
import { packedFiles } from './bundle/packed-files.ts';
import { printed } from './bundle/printed.ts';

/** The functions, by the names of their files. */
export const FUNCTIONS = ['build', 'validate', 'summarise', 'publish', 'sweep', 'desk'] as const;
/** The largest functions: they take the SDK from the layer, and those that build drafts the formatter of references. */
export const WITH_LIBRARIES: readonly string[] = ['build', 'validate', 'desk'];
/** Where the bundles go, each in a folder of its name. */
export const BUNDLES = join(HOME, 'out', 'functions');
/** The folder of the layer beside the bundles, and the folder in it by which functions know it. */
export const LAYER = { folder: 'libraries', inside: 'imprimatur' } as const;
// The most that a bundle may have, code and data, and the longest that it may take to be there on a machine like ours.
const MOST_BYTES = 1_000_000;
const MOST_MILLIS = 150;

const OPTIONS = {
  ...{ bundle: true, minify: true, metafile: true, logLevel: 'error', legalComments: 'none', charset: 'utf8' },
  ...{ platform: 'node', target: 'node24', format: 'esm', mainFields: ['module', 'main'] },
  // What was written for `require` finds it here.
  banner: {
    js: "import{createRequire as __requireFrom}from'node:module';const require=__requireFrom(import.meta.url);",
  },
} as const satisfies BuildOptions;

/** Makes the layer and every bundle anew in a folder, and resolves to the size of each bundle. */
export async function bundle(folder = BUNDLES): Promise<ReadonlyMap<string, BundleSize>> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = readHouse(process.env.IMPRIMATUR_POLICY ?? firstExisting([DEFAULT_POLICY]) ?? BUILT_IN_POLICY);
  await makeLayer(join(folder, LAYER.folder, LAYER.inside), files);
  const { plugin, pack } = packedFiles();
  const plugins = [plugin, houseModules(files, pack), dataModules(pack), leftOut];
  const sizes = new Map<string, BundleSize>();
  for (const name of FUNCTIONS) {
    const { metafile } = await build({
      ...OPTIONS,
      entryPoints: [join(HOME, 'functions', `${name}.ts`)],
      outdir: join(folder, name),
      entryNames: 'index',
      chunkNames: '[name]-[hash]',
      outExtension: { '.js': '.mjs' },
      // Rules, templates and gates are loaded with the first event, and not before.
      splitting: true,
      plugins: WITH_LIBRARIES.includes(name) ? [fromLayer, ...plugins] : plugins,
    });
    sizes.set(name, sizeOf(join(folder, name), metafile));
  }
  return sizes;
}

async function makeLayer(outdir: string, { policy, templates }: HouseFiles): Promise<void> {
  const { style } = mustReadPolicy(policy).policy.citations;
  const languages = templates.flatMap(({ path }) => /text\.([a-z]+)\.json$/.exec(path)?.[1] ?? []);
  for (const [file, library] of Object.entries(LIBRARIES))
    await build({
      ...OPTIONS,
      stdin: { contents: sourceOf(library), resolveDir: HOME },
      outfile: join(outdir, file),
      plugins: [leftOut, printed(style, languages)],
    });
}

if (import.meta.main) {
  const sizes = await bundle();
  const layer = join(BUNDLES, LAYER.folder, LAYER.inside);
  const kb = (bytes: number): string => `${Math.ceil(bytes / 1000)} KB`;
  for (const [name, { entry, total }] of sizes) {
    const millis = importTime(join(BUNDLES, name, 'index.mjs'), { IMPRIMATUR_LIBRARIES: layer });
    const columns = [
      `${kb(entry).padStart(7)} at the start`,
      `${kb(total).padStart(7)} in all`,
      `${millis} ms to import`,
    ];
    const notes = [
      ...(WITH_LIBRARIES.includes(name) ? ['with the layer'] : []),
      ...(total > MOST_BYTES ? [`TOO LARGE: ${total} bytes, the most are ${MOST_BYTES}`] : []),
      ...(millis > MOST_MILLIS ? [`slow: ${MOST_MILLIS} ms are meant`] : []),
    ];
    console.log([name.padEnd(10), ...columns, ...notes].join('  '));
    if (total > MOST_BYTES) process.exitCode = 1;
  }
  const files = readdirSync(layer).map((file) => `${file} ${kb(statSync(join(layer, file)).size)}`);
  console.log(`the layer  ${kb(bytesIn(layer)).padStart(7)} in all: ${files.join(', ')}`);
}
