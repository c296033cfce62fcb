import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** All text in an element, what readers do not see among it. */
export function textIn(element: DefaultTreeAdapterTypes.Element): string {
  let text = '';
  const ahead: Node[] = [element];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next.nodeName === '#text') text += (next as DefaultTreeAdapterTypes.TextNode).value;
    else if ('childNodes' in next)
      for (let at = next.childNodes.length - 1; at >= 0; at -= 1) ahead.push(next.childNodes[at] as Node);
  }
  return text;
}
