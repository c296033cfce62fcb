import type { DefaultTreeAdapterTypes } from 'parse5';
import { collapse } from './collapse.ts';
import type { Endnote, Heading, Marker, Piece, Position, Role, Statement } from './document.ts';
import type { ChildNode, Element, Text } from './element.ts';
import { attributeOf, isLeftOut, visibleText } from './left-out.ts';

const BLOCKS = new Set([
  'p',
  'li',
  'tr',
  'dt',
  'dd',
  'blockquote',
  'figcaption',
  'caption',
  'summary',
  'address',
  'div',
]);
// Elements that a reader sees a gap at, though they are no blocks of their own.
const GAPS = new Set(['td', 'th', 'br', 'hr']);
const SPOKEN_ATTRIBUTES = ['alt', 'aria-label', 'title', 'placeholder'];
const ROLES: ReadonlySet<string> = new Set<Role>(['lead', 'body', 'safety', 'legal', 'endnotes']);
const LEVELS = new Map(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name, above) => [name, above + 1]));

/** What is open around a node of a page. */
interface Scope {
  readonly section?: OpenSection;
  readonly block?: OpenBlock;
  readonly statement?: OpenStatement;
  readonly endnote?: { text: string };
  readonly heading?: { text: string };
}

interface OpenSection {
  readonly id: string;
  readonly role: Role;
  readonly element?: string;
  readonly around?: OpenSection;
  heading?: { readonly text: string };
  hasLetters: boolean;
}
interface OpenBlock {
  readonly index: number;
  readonly section?: string;
  text: string;
  readonly dates: string[];
}
interface OpenStatement {
  text: string;
  readonly markers: Marker[];
}

/**
 * A page as far as it was read. The functions that read on are made once and are handed this: functions made anew for each
 * page would be compiled anew as well, which took as long as the reading.
 */
export interface PageReading {
  language: string;
  title: string;
  head: Element | undefined;
  readonly headings: (Omit<Heading, 'text'> & { readonly said: { text: string } })[];
  readonly sections: OpenSection[];
  readonly blocks: OpenBlock[];
  readonly statements: (Omit<Statement, 'text' | 'markers'> & { readonly open: OpenStatement })[];
  readonly pieces: Piece[];
  readonly endnotes: (Omit<Endnote, 'text'> & { readonly open: { text: string } })[];
  readonly ids: string[];
  // A list of what is still to be read, not a function that calls itself: a page may be nested as deep as it likes.
  readonly ahead: ChildNode[];
  readonly scopes: Scope[];
}

/** Reads all that a reader sees in a page, given what it holds. */
export function readNodes(nodes: readonly ChildNode[]): PageReading {
  const reading: PageReading = {
    language: '',
    title: '',
    head: undefined,
    headings: [],
    sections: [],
    blocks: [],
    statements: [],
    pieces: [],
    endnotes: [],
    ids: [],
    ahead: [],
    scopes: [],
  };
  readNext(reading, nodes, {});
  for (let node = reading.ahead.pop(); node !== undefined; node = reading.ahead.pop()) {
    const scope = reading.scopes.pop() as Scope;
    if (node.nodeName === '#text') visitText(reading, node as Text, scope);
    else if ('tagName' in node) visitElement(reading, node, scope);
  }
  return reading;
}

function readNext({ ahead, scopes }: PageReading, nodes: readonly ChildNode[], scope: Scope): void {
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    ahead.push(nodes[at] as ChildNode);
    scopes.push(scope);
  }
}

function visitText({ pieces }: PageReading, node: Text, scope: Scope): void {
  const { value: text } = node;
  if (scope.heading !== undefined) {
    scope.heading.text += text;
    return;
  }
  if (scope.endnote !== undefined) scope.endnote.text += text;
  if (scope.block !== undefined) scope.block.text += text;
  if (!/\S/.test(text)) {
    if (scope.statement !== undefined) scope.statement.text += ' ';
    return;
  }
  if (scope.section?.hasLetters === false && /\p{L}/u.test(text)) noteLetters(scope.section);
  if (scope.statement !== undefined) scope.statement.text += text;
  else if (scope.endnote === undefined) pieces.push({ text, section: scope.section?.id, position: positionOf(node) });
}

function noteLetters(read: OpenSection): void {
  for (let section: OpenSection | undefined = read; section?.hasLetters === false; section = section.around)
    section.hasLetters = true;
}

function visitElement(reading: PageReading, element: Element, scope: Scope): void {
  const name = element.tagName;
  if (name === 'html') reading.language = attributeOf(element, 'lang') ?? '';
  if (name === 'head') visitHead(reading, element);
  if (isLeftOut(element)) return;
  if (element.attrs.length > 0) {
    const id = attributeOf(element, 'id');
    if (id !== undefined) reading.ids.push(id);
    if (scope.statement !== undefined && attributeOf(element, 'role') === 'doc-noteref') {
      scope.statement.markers.push(markerOf(element));
      return;
    }
  }
  const isClosed = name === 'details' && attributeOf(element, 'open') === undefined;
  const nodes = isClosed ? element.childNodes.filter(isSummary) : element.childNodes;
  readNext(reading, nodes, enter(reading, element, scope));
}

function visitHead(reading: PageReading, head: Element): void {
  reading.head = head;
  const title = head.childNodes.find((child): child is Element => 'tagName' in child && child.tagName === 'title');
  reading.title = title === undefined ? '' : collapse(visibleText(title));
}

function markerOf(element: Element): Marker {
  return {
    target: (attributeOf(element, 'href') ?? '').replace(/^#/, ''),
    label: collapse(visibleText(element)),
  };
}

/** Opens what an element opens, and gives what is open within it. */
function enter(reading: PageReading, element: Element, scope: Scope): Scope {
  const { tagName: name, attrs } = element;
  const position = positionOf(element);
  let next = name === 'section' ? enterSection(reading, element, scope) : scope;
  const level = LEVELS.get(name);
  if (level !== undefined && next.heading === undefined) next = enterHeading(reading, level, position, next);
  const isBlock = BLOCKS.has(name);
  if (isBlock || GAPS.has(name)) leaveGap(next);
  if (isBlock && next.heading === undefined) next = { ...next, block: openBlock(reading, next.section) };
  // A date that readers do not see tells them nothing.
  if (name === 'time' && collapse(visibleText(element)) !== '')
    next.block?.dates.push(attributeOf(element, 'datetime') ?? '');
  if (attrs.length === 0) return next;
  if (next.heading === undefined) next = enterData(reading, element, position, next);
  for (const attribute of SPOKEN_ATTRIBUTES) {
    const given = attributeOf(element, attribute);
    const spoken = given === undefined ? '' : collapse(given);
    if (spoken !== '') reading.pieces.push({ text: spoken, section: next.section?.id, position });
  }
  return next;
}

function enterSection({ sections }: PageReading, element: Element, scope: Scope): Scope {
  const id = attributeOf(element, 'id');
  if (id === undefined) return scope;
  const role = attributeOf(element, 'data-role');
  const section: OpenSection = {
    id,
    role: role !== undefined && ROLES.has(role) ? (role as Role) : (scope.section?.role ?? 'body'),
    element: attributeOf(element, 'data-element'),
    around: scope.section,
    hasLetters: false,
  };
  sections.push(section);
  return { section };
}

function enterHeading({ headings, pieces }: PageReading, level: number, position: Position | undefined, scope: Scope) {
  const { section } = scope;
  const said = { text: '', section: section?.id, position };
  headings.push({ level, said, position });
  if (section !== undefined && section.heading === undefined) section.heading = said;
  pieces.push(said);
  return { section, heading: said };
}

/** Opens the statement or the endnote that the data of an element names. */
function enterData(reading: PageReading, element: Element, position: Position | undefined, scope: Scope): Scope {
  let next = scope;
  const fact = attributeOf(element, 'data-fact');
  if (fact !== undefined) {
    const block = next.block ?? openBlock(reading, next.section);
    const open: OpenStatement = { text: '', markers: [] };
    reading.statements.push({ fact, section: next.section?.id, block: block.index, position, open });
    next = { ...next, block, statement: open };
  }
  const source = attributeOf(element, 'data-source');
  if (source !== undefined) {
    const open = { text: '' };
    reading.endnotes.push({ id: attributeOf(element, 'id') ?? '', source, open });
    next = { ...next, endnote: open };
  }
  return next;
}

function openBlock({ blocks }: PageReading, section: OpenSection | undefined): OpenBlock {
  const block: OpenBlock = { index: blocks.length, section: section?.id, text: '', dates: [] };
  blocks.push(block);
  return block;
}

function leaveGap({ block, statement, endnote, heading }: Scope): void {
  for (const open of [block, statement, endnote, heading]) if (open !== undefined) open.text += ' ';
}

function isSummary(node: ChildNode): boolean {
  return 'tagName' in node && node.tagName === 'summary';
}

function positionOf(node: ChildNode): Position | undefined {
  const location = (node as DefaultTreeAdapterTypes.Element).sourceCodeLocation;
  return location == null ? undefined : { line: location.startLine, column: location.startCol };
}
