import type { ArticleBlock } from './article-block.ts';

/** A block that is being put together from runs of text. */
export interface OpenBlock {
  readonly kind: ArticleBlock['kind'];
  readonly level?: number;
  readonly names: string[];
  readonly parts: string[];
  readonly offsets: number[];
  readonly links: { start: number; end: number; href: string }[];
  length: number;
}

/** Opens an empty block. */
export function openBlock(kind: ArticleBlock['kind'], names: readonly string[] = [], level?: number): OpenBlock {
  return {
    kind,
    names: [...names],
    parts: [],
    offsets: [],
    links: [],
    length: 0,
    ...(level === undefined ? {} : { level }),
  };
}

/** Adds a run of text with the offset of each of its indices. */
export function addRun(block: OpenBlock, text: string, offsets: readonly number[]): void {
  block.parts.push(text);
  for (const offset of offsets) block.offsets.push(offset);
  block.length += text.length;
}

/** The finished block, or nothing when no word was added. */
export function closeBlock({ parts, ...block }: OpenBlock): readonly ArticleBlock[] {
  const raw = parts.join('');
  if (!/\S/.test(raw)) return [];
  const { length: _, ...rest } = block;
  return [{ ...rest, raw }];
}
