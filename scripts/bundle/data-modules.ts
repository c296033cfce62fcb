import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';
import { iso31661 } from 'iso-3166/1.js';
import { iso31662 } from 'iso-3166/2.js';
import { AUDIT_LISTS } from '../../src/language/audit-lists.ts';
import type { Pack } from './packed-files.ts';

/** Lists of words and of places, with nothing in them that functions do not ask for. */
export const dataModules = (pack: Pack): Plugin => ({
  name: 'data-modules',
  setup: ({ onLoad }) => {
    onLoad({ filter: /lexicons[\\/]\w+\.json$/ }, ({ path }) => {
      const { lists, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
      // Functions judge drafts and nothing else.
      const kept = Object.entries(lists).map(([list, phrases]) => [list, isOfAudits(list) ? [] : phrases]);
      const text = JSON.stringify({ ...rest, lists: Object.fromEntries(kept) });
      const contents = `${pack(`lexicon-${basename(path, '.json')}`, text)} export default JSON.parse(text);`;
      return { contents, loader: 'js' };
    });
    onLoad({ filter: /iso-3166[\\/]1\.js$/ }, () => {
      const assigned = iso31661.filter(({ state }) => state === 'assigned').map(({ alpha2 }) => alpha2);
      const read = `.split(' ').map((alpha2) => ({ alpha2, state: 'assigned' }))`;
      return { contents: `export const iso31661 = '${assigned.join(' ')}'${read};`, loader: 'js' };
    });
    onLoad({ filter: /iso-3166[\\/]2\.js$/ }, () => ({
      contents: `${pack('places', places())}
        const [codes, names] = text.split('\\n\\n').map((lines) => lines.split('\\n'));
        const read = ([country, ...parts]) => parts.map((part) => country + '-' + part);
        export const iso31662 = codes
          .flatMap((line) => read(line.split(' ')))
          .map((code, at) => ({ code, name: names[at] }));`,
      loader: 'js',
    }));
  },
});

const isOfAudits = (list: string): boolean => (AUDIT_LISTS as readonly string[]).includes(list);

// Each country's parts in one line, then the names of all: codes and names are packed better apart.
function places(): string {
  const countries = [...Map.groupBy(iso31662, ({ code }) => code.slice(0, 2))];
  const lines = countries.map(([country, parts]) => [country, ...parts.map(({ code }) => code.slice(3))].join(' '));
  const names = countries.flatMap(([, parts]) => parts.map(({ name }) => name));
  return `${lines.join('\n')}\n\n${names.join('\n')}`;
}
