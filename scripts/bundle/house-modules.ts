import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { TEMPLATES } from '../../src/config.ts';
import type { HouseFiles } from '../../src/pipeline/compile-house.ts';
import { mustReadPolicy } from '../../src/pipeline/must-read-policy.ts';
import { type PrecompiledTemplates, precompileTemplates } from '../../src/render/compile-templates.ts';
import { readTemplates } from '../../src/stores/local/house-files.ts';
import type { Pack } from './packed-files.ts';
import { shortPrograms } from './short-programs.ts';

const ASSETS = { '/assets/desk.css': 'text/css; charset=utf-8', '/assets/desk.js': 'text/javascript; charset=utf-8' };

/** The house that a bundle is made for, as the modules that functions import: its rules and pages, and its desk. */
export function houseModules({ templates, policy, ...rules }: HouseFiles, pack: Pack): Plugin {
  const pages = precompileTemplates(templates);
  // Read once and for all: functions that never read a pack need nothing that reads YAML.
  const data = { rules: { ...rules, policy: mustReadPolicy(policy) }, texts: pages.texts };
  const desk = precompileTemplates(readTemplates(join(TEMPLATES, 'desk')));
  const modules = new Map([
    [
      'imprimatur:house',
      `${pack('house', JSON.stringify(data))}
       const { texts, ...house } = JSON.parse(text);
       export const { rules } = house;
       ${exported(pages)}`,
    ],
    [
      'imprimatur:desk',
      `export const assets = ${JSON.stringify(assets())};
       const texts = ${JSON.stringify(desk.texts)};
       ${exported(desk)}`,
    ],
  ]);
  return {
    name: 'house',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^imprimatur:(house|desk)$/ }, ({ path }) => ({ path, namespace: 'house' }));
      onLoad({ filter: /.*/, namespace: 'house' }, ({ path }) => ({ contents: modules.get(path) ?? '', loader: 'js' }));
    },
  };
}

function assets(): object {
  return Object.fromEntries(
    Object.entries(ASSETS).map(([path, type]) => {
      const text = readFileSync(join(TEMPLATES, 'desk', path.slice(1)), 'utf8');
      return [path, { type, text }];
    }),
  );
}

function exported({ digest, programs }: PrecompiledTemplates): string {
  return `export const templates = { digest: ${JSON.stringify(digest)}, texts, programs: ${shortPrograms(programs)} };`;
}
