import { collapse } from './collapse.ts';
import type { Position, Role } from './document.ts';
import type { Element } from './element.ts';
import { attributeOf, visibleText } from './left-out.ts';
import {
  type OpenBlock,
  type OpenSection,
  type OpenStatement,
  type PageReading,
  positionOf,
  type Scope,
} from './page-reading.ts';

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

/** Opens what an element opens, and gives what is open within it. */
export function enterElement(reading: PageReading, element: Element, scope: Scope): Scope {
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
