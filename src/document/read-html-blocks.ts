import type { DefaultTreeAdapterTypes } from 'parse5';
import { alignOffsets } from './align-offsets.ts';
import type { ArticleBlock } from './article-block.ts';
import { addRun, closeBlock, type OpenBlock, openBlock } from './block-builder.ts';
import { headLabels } from './head-labels.ts';
import { attributeOf, isLeftOut } from './left-out.ts';
import { listsOfWorks } from './lists-of-works.ts';
import { parseForeign, parseForeignFragment } from './parse-foreign.ts';
import { placesFrom } from './places.ts';
import { textIn } from './text-in.ts';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

const KINDS: ReadonlyMap<string, ArticleBlock['kind']> = new Map([
  ...[
    'p',
    'div',
    'section',
    'article',
    'main',
    'figure',
    'figcaption',
    'summary',
    'details',
    'address',
    'dt',
    'dd',
    'pre',
    'ul',
    'ol',
    'table',
    'body',
  ].map((name) => [name, 'paragraph'] as const),
  ['li', 'item'],
  // A row is read as one: what a place's cell says is only half of it.
  ['tr', 'cell'],
  ['caption', 'cell'],
  ['blockquote', 'quote'],
]);
const FURNITURE = new Set(['nav', 'aside', 'form', 'button', 'select', 'footer', 'dialog', 'menu']);
const SPOKEN_ATTRIBUTES = ['alt', 'title', 'aria-label'];

/** Reads a page that somebody else made: its main content block by block, and its title and metadata as labels. */
export function readHtmlPage(html: string): readonly ArticleBlock[] {
  const tree = parseForeign(html);
  const all = elementsIn(tree.childNodes);
  const content =
    all.find(({ tagName }) => tagName === 'main') ??
    all.find((element) => attributeOf(element, 'role') === 'main') ??
    all.find(({ tagName }) => tagName === 'article') ??
    all.find(({ tagName }) => tagName === 'body');
  const isWhole = content?.tagName === 'body';
  const isAside = (element: Element): boolean => isFurniture(element, isWhole);
  return [
    ...all.flatMap((element) => metadata(element, html)),
    ...(content === undefined ? [] : walk([content, ...listsOfWorks(all, content, isAside)], html, 0, isWhole)),
  ];
}

/** Reads a piece of HTML that stands in another text at an offset. */
export function readHtmlBlocks(html: string, offset: number): readonly ArticleBlock[] {
  return walk(parseForeignFragment(html).childNodes, html, offset, false);
}

function metadata(element: Element, html: string): readonly ArticleBlock[] {
  const start = element.tagName === 'meta' ? attributeStart(element, 'content') : startOf(element, html);
  const inner = element.tagName === 'script' ? textIn(element) : '';
  return headLabels(element).flatMap((said) => label(said, start + Math.max(inner.indexOf(said), 0)));
}

function label(raw: string, start: number): readonly ArticleBlock[] {
  return /\S/.test(raw) ? [{ kind: 'label', raw, offsets: placesFrom(start), links: [], names: [] }] : [];
}

function walk(nodes: readonly ChildNode[], html: string, base: number, skipHeaders: boolean): readonly ArticleBlock[] {
  const blocks: ArticleBlock[] = [];
  let open: OpenBlock = openBlock('paragraph');
  const flush = (next: OpenBlock): void => {
    blocks.push(...closeBlock(open));
    open = next;
  };
  // A list of what is still to be read, not a function that calls itself: a page may be nested as deep as it likes.
  type Step = ChildNode | (() => void);
  const ahead: Step[] = [...nodes].reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === 'function') {
      next();
      continue;
    }
    if (next.nodeName === '#text') {
      const { value, sourceCodeLocation: at } = next as DefaultTreeAdapterTypes.TextNode;
      const start = at?.startOffset ?? 0;
      addRun(open, value, alignOffsets(html, start, at?.endOffset ?? start, value), base);
      continue;
    }
    if (!('tagName' in next) || isLeftOut(next) || isFurniture(next, skipHeaders)) continue;
    const element = next;
    for (const name of SPOKEN_ATTRIBUTES)
      blocks.push(...label(attributeOf(element, name) ?? '', base + attributeStart(element, name)));
    const name = element.tagName;
    const level = /^h([1-6])$/.exec(name)?.[1];
    const kind = level === undefined ? KINDS.get(name) : 'heading';
    if (kind !== undefined) {
      const before = open;
      flush(
        openBlock(
          kind === 'paragraph' ? inherited(before.kind, name) : kind,
          namesOf(element),
          level === undefined ? undefined : Number(level),
        ),
      );
      ahead.push(() => flush(openBlock(inherited(before.kind, 'p'), before.names)));
    } else if (name === 'td' || name === 'th') {
      if (open.length > 0) addRun(open, '; ', placesFrom(base + startOf(element, html)));
    } else if (name === 'br' || name === 'hr') addRun(open, ' ', placesFrom(base + startOf(element, html)));
    else if (name === 'a' || name === 'sup') {
      const from = open.length;
      const href = attributeOf(element, 'href');
      const isNote = name === 'sup' && isNoteMarker(element);
      const start = base + startOf(element, html);
      if (isNote) addRun(open, '[', placesFrom(start));
      ahead.push(() => {
        if (isNote) addRun(open, ']', placesFrom(start));
        if (href !== undefined) open.links.push({ start: Math.min(from, open.length), end: open.length, href });
      });
    }
    // Not spread into one call: an element may have more children than a call can take.
    for (let at = element.childNodes.length - 1; at >= 0; at -= 1) ahead.push(element.childNodes[at] as ChildNode);
  }
  flush(openBlock('paragraph'));
  return blocks;
}

// A marker is a number in a link or two; marks in marks without end must not be read again and again.
const MOST_IN_A_MARKER = 10;

function isNoteMarker(element: Element): boolean {
  return (
    elementsIn(element.childNodes, MOST_IN_A_MARKER).length < MOST_IN_A_MARKER &&
    /^[\s\d,–-]{1,20}$/.test(textIn(element))
  );
}

const inherited = (kind: ArticleBlock['kind'], name: string): ArticleBlock['kind'] =>
  (kind === 'quote' || kind === 'item') && name === 'p' ? kind : 'paragraph';

function namesOf(element: Element): readonly string[] {
  const id = attributeOf(element, 'id');
  const names = id === undefined ? [] : [id];
  const parent = element.parentNode;
  if (element.tagName !== 'li' || parent === null || !('tagName' in parent) || parent.tagName !== 'ol') return names;
  return [...names, String(Number(attributeOf(parent, 'start') ?? 1) + placeAmongItems(element, parent))];
}

/** Which item of a list an element is. */
function placeAmongItems(element: Element, list: Element): number {
  const known = PLACES.get(list);
  if (known !== undefined) return known.get(element) ?? -1;
  // Counted once for all of them: a list may have thousands.
  const items = list.childNodes.filter(({ nodeName }) => nodeName === 'li');
  const places = new Map(items.map((item, place) => [item, place]));
  PLACES.set(list, places);
  return places.get(element) ?? -1;
}

const PLACES = new WeakMap<Element, ReadonlyMap<ChildNode, number>>();

/** Whether an element is the furniture of a site and not its article: menus, footers, and lists that are links and nothing else. */
function isFurniture(element: Element, skipHeaders: boolean): boolean {
  const name = element.tagName;
  if (FURNITURE.has(name) || (skipHeaders && name === 'header')) return true;
  if (['navigation', 'banner', 'contentinfo', 'search', 'complementary'].includes(attributeOf(element, 'role') ?? ''))
    return true;
  if (name !== 'ul') return false;
  // A menu is small and shallow; lists in lists without end must not be looked through again and again.
  if (isDeeperThan(element, DEEPEST_MENU)) return false;
  const inside = elementsIn(element.childNodes, MOST_IN_A_MENU);
  if (inside.length >= MOST_IN_A_MENU) return false;
  const links = inside.filter(({ tagName }) => tagName === 'a');
  const linked = links.reduce((sum, link) => sum + textIn(link).trim().length, 0);
  const sentences = /[.?!]\s/.test(textIn(element));
  return (
    links.length >= 3 &&
    !sentences &&
    links.every((link) => !/^https?:|^\/\//.test(attributeOf(link, 'href') ?? '')) &&
    linked >= 0.9 * textIn(element).replace(/\s+/g, ' ').trim().length
  );
}

const MOST_IN_A_MENU = 400;
const DEEPEST_MENU = 30;

/** Whether the first elements in one another go on for longer than that. */
function isDeeperThan(element: Element, most: number): boolean {
  let inner: Element | undefined = element;
  for (let depth = 0; depth < most; depth += 1) {
    inner = inner.childNodes.find((child): child is Element => 'tagName' in child);
    if (inner === undefined) return false;
  }
  return true;
}

function elementsIn(nodes: readonly ChildNode[], most = Number.POSITIVE_INFINITY): readonly Element[] {
  const found: Element[] = [];
  const ahead = [...nodes].reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (!('tagName' in next)) continue;
    found.push(next);
    if (found.length >= most) break;
    for (let at = next.childNodes.length - 1; at >= 0; at -= 1) ahead.push(next.childNodes[at] as ChildNode);
  }
  return found;
}

function startOf(element: Element, html: string): number {
  const at = element.sourceCodeLocation;
  return Math.min(at?.startTag?.endOffset ?? at?.startOffset ?? 0, html.length);
}

function attributeStart(element: Element, name: string): number {
  const at = element.sourceCodeLocation?.attrs?.[name];
  return at == null
    ? (element.sourceCodeLocation?.startOffset ?? 0)
    : Math.min(at.startOffset + name.length + 2, at.endOffset);
}
