import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** Keeps a text as a packed file beside the code, and gives the lines by which a module reads it as `text`. */
export type Pack = (name: string, text: string) => string;

/** What is data and no code lies in bundles as packed files: a quarter of its size, and nothing to parse as code. */
export function packedFiles(): { readonly plugin: Plugin; readonly pack: Pack } {
  const texts = new Map<string, string>();
  const plugin: Plugin = {
    name: 'packed-files',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^packed:/ }, ({ path }) => ({
        path: `${path.slice('packed:'.length)}.br`,
        namespace: 'packed',
      }));
      onLoad({ filter: /.*/, namespace: 'packed' }, ({ path }) => ({
        contents: brotliCompressSync(texts.get(path.replace(/\.br$/, '')) ?? ''),
        loader: 'file',
      }));
    },
  };
  const pack: Pack = (name, text) => {
    texts.set(name, text);
    return `
      import { readFileSync } from 'node:fs';
      import { brotliDecompressSync } from 'node:zlib';
      import file from 'packed:${name}';
      const text = brotliDecompressSync(readFileSync(new URL(file, import.meta.url))).toString();`;
  };
  return { plugin, pack };
}
