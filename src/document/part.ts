import type { ArticleBlock } from './article-block.ts';
import type { Section } from './document.ts';
import type { Folded } from './fold-text.ts';
import { placeAt } from './places.ts';

/** A block of an article with what it says to a reader, and what it is in the whole. */
export interface Part {
  readonly block: ArticleBlock;
  readonly folded: Folded;
  readonly section: Section | undefined;
  readonly isReference: boolean;
  /** The name of the line after it that gives its source. */
  readonly source?: string;
  /** The name under which it is the source of what stands before it; its own words are still the article's. */
  readonly supports: string | undefined;
}

/** Where a character of what a part says stands in its file. */
export const offsetOf = ({ block, folded }: Pick<Part, 'block' | 'folded'>, index: number): number =>
  placeAt(block.offsets, placeAt(folded.origins, Math.max(Math.min(index, folded.text.length - 1), 0)));
