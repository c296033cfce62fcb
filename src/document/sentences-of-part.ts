import type { ArticleBlock } from './article-block.ts';
import type { Marker, Sentence } from './document.ts';
import type { FindEntry } from './entry-index.ts';
import { findMarkers } from './find-markers.ts';
import { hostKind, hostOf } from './host-kind.ts';
import type { linePositions } from './line-positions.ts';
import { offsetOf, type Part } from './part.ts';
import { placeAt } from './places.ts';
import { ADDRESS, WORK_ID } from './reference-entry.ts';
import type { Range } from './sentences-of.ts';

/** The sentences of a part, each with its place, and the works that its markers, links and the line after it lead to. */
export function sentencesOfPart(
  part: Part,
  index: number,
  ranges: readonly Range[],
  source: string,
  positionAt: ReturnType<typeof linePositions>,
  findEntry: FindEntry,
): readonly Sentence[] {
  const { block, folded, section, isReference, source: line } = part;
  return ranges.map(({ start, end }, place): Sentence => {
    const text = folded.text.slice(start, end);
    const from = offsetOf(part, start);
    const to = offsetOf(part, end - 1) + 1;
    const [rawStart, rawEnd] = [placeAt(folded.origins, start), placeAt(folded.origins, end - 1) + 1];
    const links = linksIn(block.links, rawStart, rawEnd);
    const own = isReference ? [] : markersOf(text, links, findEntry);
    const entry = line !== undefined && place === ranges.length - 1 ? findEntry([line]) : undefined;
    const markers = entry === undefined ? own : [...own, { label: entry.text, target: entry.id }];
    return {
      text,
      excerpt: source.slice(from, to).replace(/\s+/g, ' '),
      kind: isReference
        ? 'reference'
        : block.kind === 'heading'
          ? 'heading'
          : block.kind === 'label'
            ? 'label'
            : 'text',
      section: section?.id,
      block: index,
      isQuoted: block.kind === 'quote' || /^".*"$/.test(text),
      isItem: block.kind === 'item',
      markers,
      isCited: markers.some(({ target }) => target !== ''),
      position: positionAt(from),
      end: positionAt(to),
    };
  });
}

/** Where the links lead that stand in a part of a block; links do not overlap, and come in order. */
function linksIn(links: ArticleBlock['links'], start: number, end: number): readonly string[] {
  let first = 0;
  for (let last = links.length; first < last; ) {
    const middle = (first + last) >> 1;
    if ((links[middle]?.end ?? 0) > start) last = middle;
    else first = middle + 1;
  }
  const found: string[] = [];
  for (let at = first; at < links.length && (links[at]?.start ?? end) < end; at += 1) found.push(links[at]?.href ?? '');
  return found;
}

/** The markers of a sentence; only those that lead to a work which can be found have a target. */
function markersOf(text: string, links: readonly string[], findEntry: FindEntry): readonly Marker[] {
  const markers = findMarkers(text).map(({ label, names }): Marker => ({ label, target: findEntry(names)?.id ?? '' }));
  const id = /\d|isbn|fed\. reg/i.test(text) ? WORK_ID.exec(text)?.[0] : undefined;
  if (id !== undefined) markers.push({ label: id, target: id });
  for (const href of new Set([...links, ...(text.match(ADDRESS) ?? [])])) {
    const entry = href.startsWith('#') ? findEntry([href.slice(1)]) : undefined;
    const host = hostOf(href);
    const stands = host !== undefined && hostKind(host) === 'reputable';
    markers.push({ label: href, target: entry?.id ?? (stands ? href : '') });
  }
  return markers;
}
