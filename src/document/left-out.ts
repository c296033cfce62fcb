import type { ChildNode, Element, Text } from './element.ts';

const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'math', 'iframe', 'object']);

// No part of a number but zeros: `0`, `0.0`, `.0`.
const ZERO = String.raw`[+-]?(?:0+\.?0*|\.0+)(?![.\d])`;
const STYLED_AWAY = new RegExp(
  `display:none|visibility:(?:hidden|collapse)|opacity:${ZERO}|font-size:${ZERO}|(?:^|;)(?:max-)?(?:width|height):${ZERO}`,
);

/** Whether an element, with all that is in it, is nothing that a reader can see. */
export function isLeftOut(element: Element): boolean {
  if (UNREAD.has(element.tagName)) return true;
  if (attributeOf(element, 'hidden') !== undefined || attributeOf(element, 'aria-hidden') === 'true') return true;
  const style = attributeOf(element, 'style');
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
    if (node.nodeName === '#text') text += (node as Text).value;
    else if ('tagName' in node && !isLeftOut(node)) for (const child of node.childNodes.toReversed()) ahead.push(child);
  }
  return text;
}

/** An attribute of an element, or `undefined` when it has none of that name. */
export function attributeOf({ attrs }: Element, name: string): string | undefined {
  // Not `find`: a page has thousands of attributes, and this is asked a dozen times for each element.
  for (const attribute of attrs) if (attribute.name === name) return attribute.value;
  return undefined;
}
