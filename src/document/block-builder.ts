import type { ArticleBlock } from './article-block.ts';
import { addPlaces, type OpenPlaces, type Places } from './places.ts';

/** A block that is being put together from runs of text. */
export interface OpenBlock {
  readonly kind: ArticleBlock['kind'];
  readonly level: number | undefined;
  readonly names: string[];
  readonly parts: string[];
  readonly offsets: OpenPlaces;
  readonly links: { start: number; end: number; href: string }[];
  length: number;
}

/** Opens an empty block. */
export function openBlock(kind: ArticleBlock['kind'], names: readonly string[] = [], level?: number): OpenBlock {
  return {
    kind,
    names: [...names],
    parts: [],
    offsets: { starts: [], froms: [] },
    links: [],
    length: 0,
    level,
  };
}

/** Adds a run of text with the places it came from, moved by an offset. */
export function addRun(block: OpenBlock, text: string, places: Places, offset = 0): void {
  addPlaces(block.offsets, places, block.length, offset);
  block.parts.push(text);
  block.length += text.length;
}

/** The finished block, or nothing when no word was added. */
export function closeBlock({ parts, kind, level, offsets, links, names }: OpenBlock): readonly ArticleBlock[] {
  const raw = parts.length === 1 ? (parts[0] as string) : parts.join('');
  if (!/\S/.test(raw)) return [];
  // Not by spreading: a file may have tens of thousands of blocks.
  return [level === undefined ? { kind, names, raw, offsets, links } : { kind, level, names, raw, offsets, links }];
}
