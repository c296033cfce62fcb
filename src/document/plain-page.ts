import { remembered } from '../remembered.ts';
import type { ChildNode, Element } from './element.ts';
import { KINDS, type Kind, mayHold, SPEAKING } from './plain-markup.ts';

/**
 * The tree of a page in plain markup, the same that the HTML standard's rules give it; `undefined` for any other page.
 * Plain is what templates write: every element closed in its turn and where its kind may stand, quoted attributes, no
 * comments. None of the standard's repairs can set in there, and such a page is read several times as fast.
 */
export function plainPage(html: string): Parent | undefined {
  if (!html.startsWith(DOCTYPE) || /[\r\0]/.test(html)) return undefined;
  const root: Open = { nodeName: '#document', tagName: '', kind: 'root', inLink: false, attrs: [], childNodes: [] };
  const around: Open[] = [];
  let top = root;
  for (let at = DOCTYPE.length, next = at; at < html.length; at = next) {
    const start = html.indexOf('<', at);
    const end = start < 0 ? html.length : start;
    if (end > at) {
      const said = html.slice(at, end);
      const value = top.kind === 'raw' ? said : resolved(said);
      if (value === undefined || (!SPEAKING.has(top.kind) && /[^\t\n\f ]/.test(said))) return undefined;
      top.childNodes.push({ nodeName: '#text', value });
    }
    if (start < 0) break;
    TAG.lastIndex = start;
    if (!TAG.test(html)) return undefined;
    next = TAG.lastIndex;
    const tag = tagIn(html.slice(start, next));
    if (tag === undefined) return undefined;
    const { name, kind, attrs } = tag;
    if (kind === undefined) {
      if (top.tagName !== name) return undefined;
      top = around.pop() ?? root;
      continue;
    }
    if (!mayHold(top.kind, kind)) return undefined;
    const isLink = name === 'a';
    // The standard ends a link where another begins.
    if (isLink && top.inLink) return undefined;
    const element: Open = { nodeName: name, tagName: name, kind, inLink: top.inLink || isLink, attrs, childNodes: [] };
    top.childNodes.push(element);
    if (kind === 'meta' || kind === 'gap' || kind === 'rule') continue;
    around.push(top);
    top = element;
  }
  return top === root && isWhole(root) ? root : undefined;
}

interface Parent {
  readonly childNodes: readonly ChildNode[];
}
interface Open extends Element {
  readonly kind: Kind;
  readonly inLink: boolean;
  readonly childNodes: ChildNode[];
}

const DOCTYPE = '<!DOCTYPE html>';
// The spaces are those of the standard: any other is part of a name there.
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[ \t\n\f]+[a-z][a-z-]*(?:="[^"]*")?)*)>/y;
const ATTRIBUTE = /([a-z][a-z-]*)(?:="([^"]*)")?/g;
const NO_ATTRIBUTES: Element['attrs'] = [];

/** A tag of plain markup; one that closes an element has no kind. */
interface Tag {
  readonly name: string;
  readonly kind: Kind | undefined;
  readonly attrs: Element['attrs'];
}

// Pages have the same tags again and again.
const tagIn = remembered((text): Tag | undefined => {
  TAG.lastIndex = 0;
  const [, slash, name = '', given = ''] = TAG.exec(text) ?? [];
  if (slash === '/') return given === '' ? { name, kind: undefined, attrs: NO_ATTRIBUTES } : undefined;
  const kind = KINDS.get(name);
  const attrs = attributesOf(given);
  return kind === undefined || attrs === undefined ? undefined : { name, kind, attrs };
});

function attributesOf(given: string): Element['attrs'] | undefined {
  if (given === '') return NO_ATTRIBUTES;
  const attrs: { readonly name: string; readonly value: string }[] = [];
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(given); found !== null; found = ATTRIBUTE.exec(given)) {
    const [, name = '', text = ''] = found;
    const value = resolved(text);
    if (value === undefined) return undefined;
    attrs.push({ name, value });
  }
  return attrs;
}

// What Handlebars writes for characters that mean something in HTML; there are two thousand more, which are not plain.
const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&#x60;': '`', '&#x3D;': '=' },
};

/** A text with its references resolved; `undefined` if it has others than those that escaping writes. */
function resolved(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isKnown = true;
  const value = text.replace(/&[^;&]{0,5};?/g, (reference) => {
    const character = CHARACTERS[reference];
    isKnown &&= character !== undefined;
    return character ?? reference;
  });
  return isKnown ? value : undefined;
}

function isWhole(root: Parent): boolean {
  const inside = ({ childNodes }: Parent): readonly Element[] =>
    childNodes.filter((node): node is Element => 'tagName' in node);
  const [html, ...others] = inside(root);
  const names = html === undefined ? [] : inside(html).map(({ tagName }) => tagName);
  return others.length === 0 && names.join(' ') === 'head body';
}
