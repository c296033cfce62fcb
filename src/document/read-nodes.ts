import { collapse } from './collapse.ts';
import type { Marker } from './document.ts';
import type { ChildNode, Element, Text } from './element.ts';
import { enterElement } from './enter-element.ts';
import { attributeOf, isLeftOut, visibleText } from './left-out.ts';
import { type OpenSection, type PageReading, positionOf, type Scope } from './page-reading.ts';

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
  readNext(reading, nodes, enterElement(reading, element, scope));
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

function isSummary(node: ChildNode): boolean {
  return 'tagName' in node && node.tagName === 'summary';
}
