import type { Element } from './element.ts';
import { attributeOf } from './left-out.ts';
import { textIn } from './text-in.ts';

const SPOKEN_META =
  /^(?:description|og:(?:title|description)|twitter:(?:title|description|image:alt)|dc\.title|dc\.description)$/i;
const SPOKEN_KEYS =
  /^(?:name|headline|alternativeHeadline|description|abstract|articleBody|text|about|caption|keywords|potentialUse|indication|reviewBody|acceptedAnswer|mainEntity|@graph|hasPart|review|medicineSystem)$/;

/** What an element of a page's head says to people who have not opened the page: its title, descriptions and structured data. */
export function headLabels(element: Element): readonly string[] {
  if (element.tagName === 'title') return [textIn(element)];
  if (element.tagName === 'meta')
    return SPOKEN_META.test(attributeOf(element, 'name') ?? attributeOf(element, 'property') ?? '')
      ? [attributeOf(element, 'content') ?? '']
      : [];
  const isData = element.tagName === 'script' && attributeOf(element, 'type') === 'application/ld+json';
  return isData ? stringsOf(textIn(element)) : [];
}

function stringsOf(json: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const said: string[] = [];
  const ahead: unknown[] = [value];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === 'string') said.push(next);
    else if (Array.isArray(next)) ahead.push(...next.slice(0, 500).reverse());
    else if (next !== null && typeof next === 'object')
      for (const [key, inner] of Object.entries(next).reverse()) if (SPOKEN_KEYS.test(key)) ahead.push(inner);
  }
  return said.filter((text) => /\s/.test(text.trim()));
}
