import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Of the styles and languages that the formatter of references ships, bundles have those that this house prints. */
export const printed = (style: string, languages: readonly string[]): Plugin => {
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
    },
  };
};
