import { join } from 'node:path';
import { ImprimaturError } from '../errors.ts';
import { type KnownArticle, readExpected } from '../pipeline/measure-corpus.ts';
import { articlePaths, readArticleFile } from '../stores/local/local-article-files.ts';

/** The articles of a corpus: those in `good/`, and those in `bad/`, each with its list of what must be found. */
export async function readCorpus(folder: string): Promise<readonly KnownArticle[]> {
  const good = await Promise.all(
    articlePaths([join(folder, 'good')]).map(async (path) => ({ file: await bytesAt(path), expected: undefined })),
  );
  const bad = await Promise.all(
    articlePaths([join(folder, 'bad')]).map(async (path) => {
      const list = await bytesAt(`${path}.expected`);
      return { file: await bytesAt(path), expected: readExpected(new TextDecoder().decode(list.bytes)) };
    }),
  );
  return [...good, ...bad];
}

async function bytesAt(path: string) {
  const file = await readArticleFile(path);
  if ('bytes' in file) return file;
  throw new ImprimaturError('invalid', `${path}: ${file.message}`);
}
