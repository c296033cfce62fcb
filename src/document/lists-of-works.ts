import type { DefaultTreeAdapterTypes } from 'parse5';
import { roleOf } from './section-role.ts';
import { textIn } from './text-in.ts';

type Element = DefaultTreeAdapterTypes.Element;

const LISTS = new Set(['ol', 'ul', 'dl', 'p']);
// In letters of markup; one that goes on for longer is not read for its name.
const LONGEST_HEADING = 300;
const DEEPEST = 200;

/**
 * The lists and paragraphs under a heading such as “References” that stand outside an article's main content, after its end or in what is
 * otherwise the furniture of a page, each after its heading, in the order of the page; given all its elements in that order.
 */
export function listsOfWorks(
  all: readonly Element[],
  content: Element,
  isFurniture: (element: Element) => boolean,
): readonly Element[] {
  const found: Element[] = [];
  let heading: Element | undefined;
  let named: Element | undefined;
  let end = 0;
  for (const element of all) {
    const at = element.sourceCodeLocation;
    // What stands in a list that was found belongs to it.
    if (at == null || at.startOffset < end) continue;
    if (/^h[1-6]$/.test(element.tagName)) heading = roleOf(nameOf(element)) === 'endnotes' ? element : undefined;
    if (heading === undefined || !LISTS.has(element.tagName) || isRead(element, content, isFurniture)) continue;
    if (named !== heading) found.push(heading);
    named = heading;
    found.push(element);
    end = at.endOffset;
  }
  return found;
}

function nameOf(element: Element): string {
  const at = element.sourceCodeLocation;
  return at == null || at.endOffset - at.startOffset > LONGEST_HEADING ? '' : textIn(element);
}

function isRead(element: Element, content: Element, isFurniture: (element: Element) => boolean): boolean {
  let outer: DefaultTreeAdapterTypes.ParentNode | null = element;
  for (let depth = 0; outer !== null && depth < DEEPEST; depth += 1) {
    if (outer === content) return true;
    if (!('tagName' in outer) || isFurniture(outer)) return false;
    outer = outer.parentNode;
  }
  return outer !== null;
}
