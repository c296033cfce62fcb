import type { ChildNode, Element, Text } from './element.ts';

/** All text in an element, what readers do not see among it. */
export function textIn(element: Element): string {
  let text = '';
  const ahead: ChildNode[] = [element];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next.nodeName === '#text') text += (next as Text).value;
    else if ('childNodes' in next)
      for (let at = next.childNodes.length - 1; at >= 0; at -= 1) ahead.push(next.childNodes[at] as ChildNode);
  }
  return text;
}
