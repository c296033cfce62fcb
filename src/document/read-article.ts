import { ImprimaturError } from '../errors.ts';
import { assembleArticle } from './assemble-article.ts';
import type { Document } from './document.ts';
import { readHtmlPage } from './read-html-blocks.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlainText } from './read-plain-text.ts';

/** The formats of articles that can be read. */
export const ARTICLE_FORMATS = ['text', 'markdown', 'html'] as const;
/** A format of an article. */
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];

/** An existing article as it stands in a file, or came by standard input. */
export interface ArticleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Told by the name of the file, or by its first signs, when left out. */
  readonly format?: ArticleFormat;
}

const MOST_BYTES = 2_000_000;

/** Reads an existing article, whatever is in it; only a size above 2 MB is refused, as `invalid`. */
export function readArticle({ path, bytes, format }: ArticleFile): Document {
  if (bytes.length > MOST_BYTES)
    throw new ImprimaturError('invalid', `${path}: found ${bytes.length} bytes, expected at most ${MOST_BYTES}`);
  const text = new TextDecoder('utf-8').decode(bytes);
  const as = format ?? formatOf(path, text);
  const blocks = as === 'html' ? readHtmlPage(text) : as === 'markdown' ? readMarkdown(text) : readPlainText(text);
  const language =
    as === 'html' ? /<html\b[^>]{0,400}\slang=["']?([a-z]{2,3}(?:-[a-z\d]{2,8})*)/i.exec(text.slice(0, 5_000)) : null;
  return assembleArticle(text, blocks, language?.[1]);
}

function formatOf(path: string, text: string): ArticleFormat {
  if (/\.(?:html?|xhtml)$/i.test(path)) return 'html';
  if (/\.(?:md|markdown|mdx)$/i.test(path)) return 'markdown';
  if (/\.(?:txt|text)$/i.test(path)) return 'text';
  if (/^\s{0,200}<(?:!doctype|html|head|body|article|main)\b/i.test(text)) return 'html';
  return /^(?:#{1,6} |---\r?\n)|^\s{0,3}[-*] \[|\]\(https?:|^\[\^\w{1,20}\]:/m.test(text) ? 'markdown' : 'text';
}
