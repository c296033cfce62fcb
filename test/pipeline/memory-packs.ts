import type { SourceFile } from '../../src/pack/problem.ts';
import { checkNoting, type NotedCheck } from '../../src/pipeline/check-noting.ts';
import type { Deps } from '../../src/pipeline/deps.ts';
import type { PackFiles } from '../../src/stores/pack-files.ts';
import { aFact, aSource } from './a-pack.ts';

/** Pack files and libraries that last as long as the test; a test may change them between two runs. */
export interface MemoryPacks extends PackFiles {
  /** Checks a pack with these libraries, and counts how often. */
  readonly check: (file: SourceFile, deps: Deps) => Promise<NotedCheck>;
  readonly checked: string[];
}

/** The packs and libraries given, by path and by id. */
export function memoryPacks(
  files: readonly SourceFile[],
  libraries: Readonly<Record<string, SourceFile>> = {},
): MemoryPacks {
  const checked: string[] = [];
  const find = (id: string): SourceFile | undefined => (Object.hasOwn(libraries, id) ? libraries[id] : undefined);
  return {
    paths: files.map(({ path }) => path).sort(),
    read: async (path) => {
      const file = files.find((candidate) => candidate.path === path);
      const where = { path, line: 1, column: 1 };
      return file ?? { where, message: 'found no file', remedy: 'Check the path.' };
    },
    libraries: () => find,
    check: async (file, { house, clock }) => {
      checked.push(file.path);
      return checkNoting(file, find, house, clock.today());
    },
    checked,
  };
}

/** A library of one fact that articles on zinc may share. */
export function aLibrary(statement: string, id = 'minerals'): SourceFile {
  const content = {
    schema: 'imprimatur.library/v1',
    id,
    contributors: [{ id: 'pat', role: 'author' }],
    sources: [
      aSource('survey', 'guideline', {
        type: 'webpage',
        title: 'Who eats what',
        author: [{ literal: 'NIH' }],
        issued: { 'date-parts': [[2025]] },
        URL: 'https://ods.od.nih.gov/survey',
      }),
    ],
    facts: [
      aFact('diet', 'research-gap', statement, {
        citations: [{ source: 'survey', locator: '4', label: 'page' }],
      }),
    ],
  };
  return { path: `packs/libraries/${id}.yaml`, bytes: new TextEncoder().encode(JSON.stringify(content)) };
}
