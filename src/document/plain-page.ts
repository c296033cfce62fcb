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
  for (let at = DOCTYPE.length; at < html.length; at = TAG.lastIndex) {
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
    const tag = TAG.exec(html);
    if (tag === null) return undefined;
    const [, slash, name = '', given = ''] = tag;
    if (slash === '/') {
      if (top.tagName !== name || given !== '') return undefined;
      top = around.pop() ?? root;
      continue;
    }
    const kind = KINDS.get(name);
    const attrs = attributesOf(given);
    if (kind === undefined || attrs === undefined || !mayHold(top.kind, kind)) return undefined;
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
