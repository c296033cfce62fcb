import type { DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'math', 'iframe', 'object']);

// No part of a number but zeros: `0`, `0.0`, `.0`.
const ZERO = String.raw`[+-]?(?:0+\.?0*|\.0+)(?![.\d])`;
const STYLED_AWAY = new RegExp(
  `display:none|visibility:(?:hidden|collapse)|opacity:${ZERO}|font-size:${ZERO}|(?:^|;)(?:max-)?(?:width|height):${ZERO}`,
);

/** Whether an element, with all that is in it, is nothing that a reader can see. */
export function isLeftOut(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (UNREAD.has(name)) return true;
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  const style = attributes.get('style');
  if (style === undefined) return false;
  return STYLED_AWAY.test(
    style
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, '')
      .toLowerCase(),
  );
}

/** What a reader sees of the text of an element. */
export function visibleText(element: Element): string {
  let text = '';
  const ahead: ChildNode[] = [element];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value;
    else if ('tagName' in node && !isLeftOut(node.tagName, attributesOf(node)))
      ahead.push(...node.childNodes.toReversed());
  }
  return text;
}

/** The attributes of an element by name. */
export function attributesOf({ attrs }: Element): ReadonlyMap<string, string> {
  return new Map(attrs.map(({ name, value }) => [name, value]));
}
