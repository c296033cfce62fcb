import { globSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ImprimaturError } from '../../errors.ts';
import type { Problem, SourceFile } from '../../pack/problem.ts';
import { readOrdinaryFile } from './read-ordinary-file.ts';

const ARTICLE = /\.(?:txt|text|md|markdown|html?|xhtml)$/i;
const MOST_BYTES = 2_000_000;

/** The articles at some paths: files as they are, folders with every .txt, .md and .html below them, and what a pattern finds. Rejects with `invalid` a path that leads to none. */
export function articlePaths(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(pathsOf))].sort();
}

/** Reads an article's file; what cannot be read is a problem. */
export function readArticleFile(path: string): Promise<SourceFile | Problem> {
  return readOrdinaryFile(path, MOST_BYTES, 'Split the article.');
}

function pathsOf(path: string): readonly string[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    const matches = /[*?[{]/.test(path) ? globSync(path) : [];
    if (matches.length === 0) throw new ImprimaturError('invalid', `found no file or folder ${path}`);
    return matches;
  }
  if (!found.isDirectory()) return [path];
  const articles = below(path);
  if (articles.length === 0) throw new ImprimaturError('invalid', `found no .txt, .md or .html article in ${path}`);
  return articles;
}

function below(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : below(path);
    return ARTICLE.test(entry.name) ? [path] : [];
  });
}
