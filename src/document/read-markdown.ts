import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { alignOffsets } from './align-offsets.ts';
import type { ArticleBlock } from './article-block.ts';
import { addRun, closeBlock, type OpenBlock, openBlock } from './block-builder.ts';
import { isCostlyMarkdown } from './costly-markdown.ts';
import { placesFrom } from './places.ts';
import { readHtmlBlocks } from './read-html-blocks.ts';
import { readLightMarkdown } from './read-light-markdown.ts';

// Looking for tables and footnotes takes longer than all the rest.
const USES_GFM = /\||~|\[\^/;
const GFM = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/;
const SPOKEN_KEYS =
  /^(title|seo_?title|description|summary|excerpt|headline|subtitle|meta_?description)\s*:\s*(["']?)(.+?)\2\s*$/i;

/** Reads Markdown (CommonMark with GitHub's tables and footnotes): its blocks, and what its front matter says to readers. */
export function readMarkdown(text: string): readonly ArticleBlock[] {
  const front = FRONT_MATTER.exec(text);
  const body = front === null ? text : front[0].replace(/[^\r\n]/g, ' ') + text.slice(front[0].length);
  const spoken = front === null ? [] : frontMatter(front[1] ?? '', front[0].indexOf('\n') + 1);
  const usesGfm = USES_GFM.test(body);
  if (isCostlyMarkdown(body, usesGfm)) return [...spoken, ...readLightMarkdown(body)];
  const root: Root = fromMarkdown(body, usesGfm ? GFM : {});
  const addresses = new Map<string, string>();
  visit(root, (node) => {
    if (node.type === 'definition') addresses.set(node.identifier, node.url);
  });
  return [...spoken, ...blocksOf(root, text, addresses)];
}

function frontMatter(yaml: string, start: number): readonly ArticleBlock[] {
  const blocks: ArticleBlock[] = [];
  let at = start;
  for (const line of yaml.split('\n')) {
    const said = SPOKEN_KEYS.exec(line.replace(/\r$/, ''));
    const value = said?.[3] ?? '';
    const offset = at + line.indexOf(value, line.indexOf(':'));
    if (value !== '') blocks.push({ kind: 'label', raw: value, offsets: placesFrom(offset), links: [], names: [] });
    at += line.length + 1;
  }
  return blocks;
}

type Context = {
  readonly source: string;
  readonly addresses: ReadonlyMap<string, string>;
  readonly labels: ArticleBlock[];
};

function blocksOf(root: Root, source: string, addresses: ReadonlyMap<string, string>): readonly ArticleBlock[] {
  const blocks: ArticleBlock[] = [];
  const context: Context = { source, addresses, labels: [] };
  const walk = (node: Nodes, kind: ArticleBlock['kind'], names: readonly string[]): void => {
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableRow') {
      const as = node.type === 'heading' ? 'heading' : node.type === 'tableRow' ? 'cell' : kind;
      const block = openBlock(as, names, node.type === 'heading' ? node.depth : undefined);
      for (const child of node.children) inline(child, block, context);
      blocks.push(...closeBlock(block), ...context.labels.splice(0));
    } else if (node.type === 'code') blocks.push(...literal(node, kind, source));
    else if (node.type === 'html') blocks.push(...readHtmlBlocks(node.value, node.position?.start.offset ?? 0));
    else if (node.type === 'blockquote') for (const child of node.children) walk(child, 'quote', []);
    else if (node.type === 'footnoteDefinition')
      for (const child of node.children) walk(child, 'footnote', [node.label ?? node.identifier]);
    else if (node.type === 'list')
      for (const [index, item] of node.children.entries())
        walk(item, 'item', node.ordered === true ? [String((node.start ?? 1) + index)] : []);
    else if ('children' in node) for (const child of node.children) walk(child as Nodes, kind, names);
  };
  walk(root, 'paragraph', []);
  return blocks;
}

function literal(node: Nodes & { value: string }, kind: ArticleBlock['kind'], source: string): readonly ArticleBlock[] {
  const block = openBlock(kind);
  const fence = node.position?.start.offset ?? 0;
  // What is fenced begins on the line below; a first line of it that is empty would be found in the fence.
  const from = /[`~]/.test(source[fence] ?? '') ? Math.max(source.indexOf('\n', fence), fence) : fence;
  const start = source.indexOf(node.value.split('\n')[0] ?? '', from);
  addRun(
    block,
    node.value,
    alignOffsets(source, Math.max(start, 0), node.position?.end.offset ?? source.length, node.value),
  );
  return closeBlock(block);
}

function inline(node: Nodes, block: OpenBlock, context: Context): void {
  const { source, addresses, labels } = context;
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (node.type === 'text' || node.type === 'inlineCode') {
    const from = node.type === 'text' ? start : start + Math.max(source.slice(start, end).indexOf(node.value), 0);
    addRun(block, node.value, alignOffsets(source, from, end, node.value));
  } else if (node.type === 'tableCell') {
    if (block.length > 0) addRun(block, '; ', placesFrom(start));
    for (const child of node.children) inline(child, block, context);
  } else if (node.type === 'break') addRun(block, ' ', placesFrom(start));
  else if (node.type === 'html') {
    // Inline tags are no words; what is between them comes as text of its own.
    if (/^<sup\b/i.test(node.value)) addRun(block, '[', placesFrom(start));
    if (/^<\/sup\b/i.test(node.value)) addRun(block, ']', placesFrom(start));
  } else if (node.type === 'footnoteReference')
    addRun(
      block,
      `[^${node.label ?? node.identifier}]`,
      alignOffsets(source, start, end, `[^${node.label ?? node.identifier}]`),
    );
  else if (node.type === 'image' || node.type === 'imageReference') {
    const alt = node.alt ?? '';
    const at = source.indexOf(alt, start);
    if (alt !== '') labels.push({ kind: 'label', raw: alt, offsets: placesFrom(at), links: [], names: [] });
  } else if ('children' in node) {
    const from = block.length;
    for (const child of node.children) inline(child as Nodes, block, context);
    const href =
      node.type === 'link' ? node.url : node.type === 'linkReference' ? addresses.get(node.identifier) : undefined;
    if (href !== undefined) block.links.push({ start: from, end: block.length, href });
  }
}

function visit(node: Nodes, look: (node: Nodes) => void): void {
  look(node);
  if ('children' in node) for (const child of node.children) visit(child as Nodes, look);
}
