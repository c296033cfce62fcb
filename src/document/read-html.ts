import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type {
  Block,
  Document,
  Endnote,
  Heading,
  Marker,
  Piece,
  Position,
  Role,
  Section,
  Sentence,
  Statement,
} from './document.ts';
import type { ChildNode, Element, Text } from './element.ts';
import { attributeOf, isLeftOut, visibleText } from './left-out.ts';
import { pageSentences } from './page-sentences.ts';
import { plainPage } from './plain-page.ts';

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
 * Reads a rendered page into a document. Text that a reader cannot see is left out: comments, templates, scripts,
 * and whatever is `hidden`, `aria-hidden`, closed in `details`, or styled away in place.
 */
export function readHtml(html: string, options: { readonly positions?: boolean } = {}): Document {
  const isPlaced = options.positions ?? false;
  const plain = isPlaced ? undefined : plainPage(html);
  const tree = plain ?? parse(html, { sourceCodeLocationInfo: isPlaced, scriptingEnabled: false });
  const headings: (Omit<Heading, 'text'> & { said: { text: string } })[] = [];
  const sections: OpenSection[] = [];
  const blocks: OpenBlock[] = [];
  const statements: (Omit<Statement, 'text' | 'markers'> & { open: OpenStatement })[] = [];
  const pieces: Piece[] = [];
  const endnotes: (Omit<Endnote, 'text'> & { open: { text: string } })[] = [];
  const ids: string[] = [];
  const page = { language: '', title: '' };
  let head: Element | undefined;
  // A list of what is still to be read, not a function that calls itself: a page may be nested as deep as it likes.
  const ahead: ChildNode[] = [];
  const scopes: Scope[] = [];
  const readNext = (nodes: readonly ChildNode[], scope: Scope): void => {
    for (let at = nodes.length - 1; at >= 0; at -= 1) {
      ahead.push(nodes[at] as ChildNode);
      scopes.push(scope);
    }
  };

  const openBlock = (section: OpenSection | undefined): OpenBlock => {
    const block: OpenBlock = { index: blocks.length, section: section?.id, text: '', dates: [] };
    blocks.push(block);
    return block;
  };

  const visitText = (text: string, position: Position | undefined, scope: Scope): void => {
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
    if (scope.section?.hasLetters === false && /\p{L}/u.test(text))
      for (
        let section = scope.section as OpenSection | undefined;
        section?.hasLetters === false;
        section = section.around
      )
        section.hasLetters = true;
    if (scope.statement !== undefined) scope.statement.text += text;
    else if (scope.endnote === undefined) pieces.push({ text, section: scope.section?.id, position });
  };

  const visitElement = (element: Element, scope: Scope): void => {
    const name = element.tagName;
    if (name === 'html') page.language = attributeOf(element, 'lang') ?? '';
    if (name === 'head') {
      head = element;
      const title = element.childNodes.find(
        (child): child is Element => 'tagName' in child && child.tagName === 'title',
      );
      page.title = title === undefined ? '' : collapse(visibleText(title));
    }
    if (isLeftOut(element)) return;
    const id = attributeOf(element, 'id');
    if (id !== undefined) ids.push(id);
    const position = positionOf(element);

    if (attributeOf(element, 'role') === 'doc-noteref' && scope.statement !== undefined) {
      scope.statement.markers.push({
        target: (attributeOf(element, 'href') ?? '').replace(/^#/, ''),
        label: collapse(visibleText(element)),
      });
      return;
    }
    let next: Scope = scope;
    const role = attributeOf(element, 'data-role');
    if (name === 'section' && id !== undefined) {
      const section: OpenSection = {
        id,
        role: role !== undefined && ROLES.has(role) ? (role as Role) : (scope.section?.role ?? 'body'),
        element: attributeOf(element, 'data-element'),
        around: scope.section,
        hasLetters: false,
      };
      sections.push(section);
      next = { section };
    }
    const fact = attributeOf(element, 'data-fact');
    const source = attributeOf(element, 'data-source');
    const heading = /^h([1-6])$/.exec(name);
    if (heading !== null && next.heading === undefined) {
      const said = { text: '', section: next.section?.id, position };
      headings.push({ level: Number(heading[1]), said, position });
      if (next.section !== undefined && next.section.heading === undefined) next.section.heading = said;
      pieces.push(said);
      next = { section: next.section, heading: said };
    }
    if (BLOCKS.has(name) || GAPS.has(name)) leaveGap(next);
    if (BLOCKS.has(name) && next.heading === undefined) next = { ...next, block: openBlock(next.section) };
    // A date that readers do not see tells them nothing.
    if (name === 'time' && collapse(visibleText(element)) !== '')
      next.block?.dates.push(attributeOf(element, 'datetime') ?? '');
    if (fact !== undefined && next.heading === undefined) {
      const block = next.block ?? openBlock(next.section);
      const open: OpenStatement = { text: '', markers: [] };
      statements.push({ fact, section: next.section?.id, block: block.index, position, open });
      next = { ...next, block, statement: open };
    }
    if (source !== undefined && next.heading === undefined) {
      const open = { text: '' };
      endnotes.push({ id: id ?? '', source, open });
      next = { ...next, endnote: open };
    }
    for (const attribute of SPOKEN_ATTRIBUTES) {
      const given = attributeOf(element, attribute);
      const spoken = given === undefined ? '' : collapse(given);
      if (spoken !== '') pieces.push({ text: spoken, section: next.section?.id, position });
    }
    const isClosed = name === 'details' && attributeOf(element, 'open') === undefined;
    readNext(isClosed ? element.childNodes.filter(isSummary) : element.childNodes, next);
  };

  readNext(tree.childNodes, {});
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    const scope = scopes.pop() as Scope;
    if (node.nodeName === '#text') visitText((node as Text).value, positionOf(node), scope);
    else if ('tagName' in node) visitElement(node, scope);
  }

  const read = {
    ...page,
    headings: headings.map(({ said, ...rest }): Heading => ({ ...rest, text: collapse(said.text) })),
    sections: sections.map(
      ({ around, heading, ...section }, order): Section => ({
        ...section,
        parent: around?.id,
        heading: heading === undefined ? undefined : collapse(heading.text),
        order,
      }),
    ),
    blocks: blocks.map(({ text, section, dates }): Block => ({ text: collapse(text), section, dates })),
    statements: statements.map(({ open, ...rest }) => ({ ...rest, text: collapse(open.text), markers: open.markers })),
    pieces: pieces
      .map(({ text, ...rest }): Piece => ({ text: collapse(text), ...rest }))
      .filter(({ text }) => text !== ''),
    endnotes: endnotes.map(({ open, ...rest }) => ({ ...rest, text: collapse(open.text) })),
    ids,
  };
  let said: readonly Sentence[] | undefined;
  // Only gates on language want sentences, and cutting them costs as much as the rest: cut once, when asked.
  return {
    ...read,
    get sentences() {
      said ??= pageSentences(read, head);
      return said;
    },
    oddities: [],
    moreOddities: 0,
  };
}

// White space other than single spaces; `\s` has the no-break space too.
const UNEVEN = /[^\S ]| {2}/;

/** A text with every run of white space as one space, and none at its ends. */
export function collapse(text: string): string {
  const trimmed = text.trim();
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
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
