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
  Statement,
} from './document.ts';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'math', 'iframe', 'object']);
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
const SPOKEN_ATTRIBUTES = ['alt', 'aria-label', 'title', 'placeholder'];
const ROLES: ReadonlySet<string> = new Set<Role>(['lead', 'body', 'safety', 'legal', 'endnotes']);

interface Scope {
  readonly section?: OpenSection;
  readonly block?: OpenBlock;
  readonly statement?: OpenStatement;
  readonly endnote?: { text: string };
}

interface OpenSection {
  readonly id: string;
  readonly role: Role;
  readonly element?: string;
  readonly parent?: string;
  heading?: string;
  letters: number;
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
  const tree = parse(html, { sourceCodeLocationInfo: options.positions ?? false, scriptingEnabled: false });
  const headings: Heading[] = [];
  const sections: OpenSection[] = [];
  const blocks: OpenBlock[] = [];
  const statements: (Omit<Statement, 'text' | 'markers'> & { open: OpenStatement })[] = [];
  const pieces: Piece[] = [];
  const endnotes: (Omit<Endnote, 'text'> & { open: { text: string } })[] = [];
  const ids: string[] = [];
  const page = { language: '', title: '' };

  const openBlock = (section: OpenSection | undefined): OpenBlock => {
    const block: OpenBlock = { index: blocks.length, section: section?.id, text: '', dates: [] };
    blocks.push(block);
    return block;
  };

  const visitText = (text: string, position: Position | undefined, scope: Scope): void => {
    if (scope.endnote !== undefined) scope.endnote.text += text;
    if (scope.block !== undefined) scope.block.text += text;
    if (!/\S/.test(text)) {
      if (scope.statement !== undefined) scope.statement.text += ' ';
      return;
    }
    for (let section = scope.section; section !== undefined; section = parentOf(sections, section))
      section.letters += text.match(/\p{L}/gu)?.length ?? 0;
    if (scope.statement !== undefined) scope.statement.text += text;
    else if (scope.endnote === undefined) pieces.push({ text: collapse(text), section: scope.section?.id, position });
  };

  const visitElement = (element: Element, scope: Scope): void => {
    const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
    const name = element.tagName;
    if (name === 'html') page.language = attributes.get('lang') ?? '';
    if (name === 'head') {
      const title = element.childNodes.find(
        (child): child is Element => 'tagName' in child && child.tagName === 'title',
      );
      page.title = title === undefined ? '' : collapse(textOf(title));
    }
    if (UNREAD.has(name) || isHidden(attributes)) return;
    const id = attributes.get('id');
    if (id !== undefined) ids.push(id);
    const position = positionOf(element);

    if (attributes.get('role') === 'doc-noteref' && scope.statement !== undefined) {
      scope.statement.markers.push({
        target: (attributes.get('href') ?? '').replace(/^#/, ''),
        label: collapse(textOf(element)),
      });
      return;
    }
    let next: Scope = scope;
    const role = attributes.get('data-role');
    if (name === 'section' && id !== undefined) {
      const section: OpenSection = {
        id,
        role: role !== undefined && ROLES.has(role) ? (role as Role) : (scope.section?.role ?? 'body'),
        element: attributes.get('data-element'),
        parent: scope.section?.id,
        letters: 0,
      };
      sections.push(section);
      next = { section };
    }
    const fact = attributes.get('data-fact');
    const source = attributes.get('data-source');
    const heading = /^h([1-6])$/.exec(name);
    if (heading !== null) {
      const text = collapse(textOf(element));
      headings.push({ level: Number(heading[1]), text, position });
      if (next.section !== undefined && next.section.heading === undefined) next.section.heading = text;
      if (text !== '') pieces.push({ text, section: next.section?.id, position });
      return;
    }
    if (BLOCKS.has(name)) next = { ...next, block: openBlock(next.section) };
    if (name === 'time') next.block?.dates.push(attributes.get('datetime') ?? '');
    if (fact !== undefined) {
      const block = next.block ?? openBlock(next.section);
      const open: OpenStatement = { text: '', markers: [] };
      statements.push({ fact, section: next.section?.id, block: block.index, position, open });
      next = { ...next, block, statement: open };
    }
    if (source !== undefined) {
      const open = { text: '' };
      endnotes.push({ id: id ?? '', source, open });
      next = { ...next, endnote: open };
    }
    for (const attribute of SPOKEN_ATTRIBUTES) {
      const spoken = collapse(attributes.get(attribute) ?? '');
      if (spoken !== '') pieces.push({ text: spoken, section: next.section?.id, position });
    }
    const children =
      name === 'details' && !attributes.has('open') ? element.childNodes.filter(isSummary) : element.childNodes;
    for (const child of children) visit(child, next);
  };

  const visit = (node: ChildNode, scope: Scope): void => {
    if (node.nodeName === '#text') visitText((node as DefaultTreeAdapterTypes.TextNode).value, positionOf(node), scope);
    else if ('tagName' in node) visitElement(node, scope);
  };
  for (const node of tree.childNodes) visit(node, {});

  return {
    ...page,
    headings,
    sections: sections.map((section, order): Section => ({ ...section, order })),
    blocks: blocks.map(({ text, section, dates }): Block => ({ text: collapse(text), section, dates })),
    statements: statements.map(({ open, ...rest }) => ({ ...rest, text: collapse(open.text), markers: open.markers })),
    pieces,
    endnotes: endnotes.map(({ open, ...rest }) => ({ ...rest, text: collapse(open.text) })),
    ids,
  };
}

// White space other than single spaces inside; `\s` has the no-break space too.
const UNEVEN = /[^\S ]| {2}|^ | $/;

/** A text with every run of white space as one space, and none at its ends. */
export function collapse(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/gu, ' ').trim() : text;
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  const style = (attributes.get('style') ?? '').replace(/\s+/g, '').toLowerCase();
  return /display:none|visibility:(hidden|collapse)|opacity:0(?![.\d])|font-size:0(?![.\d])|(?:^|;)(?:width|height):0(?![.\d])/.test(
    style,
  );
}

function isSummary(node: ChildNode): boolean {
  return 'tagName' in node && node.tagName === 'summary';
}

function parentOf(sections: readonly OpenSection[], section: OpenSection): OpenSection | undefined {
  return section.parent === undefined ? undefined : sections.find(({ id }) => id === section.parent);
}

function textOf(element: Element): string {
  return element.childNodes
    .map((child) =>
      child.nodeName === '#text'
        ? (child as DefaultTreeAdapterTypes.TextNode).value
        : 'tagName' in child
          ? textOf(child)
          : '',
    )
    .join('');
}

function positionOf(node: ChildNode): Position | undefined {
  const location = 'sourceCodeLocation' in node ? node.sourceCodeLocation : undefined;
  return location == null ? undefined : { line: location.startLine, column: location.startCol };
}
