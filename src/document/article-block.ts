import type { Places } from './places.ts';

/** A block of an existing article as its format gives it, before anything is made of it. */
export interface ArticleBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'quote' | 'label' | 'footnote';
  /** Of a heading, 1 to 6. */
  readonly level?: number;
  /** The words as they stand, and for each index the offset in the file. */
  readonly raw: string;
  readonly offsets: Places;
  /** Links, by the part of `raw` that they cover. */
  readonly links: readonly { readonly start: number; readonly end: number; readonly href: string }[];
  /** The names by which markers call it, of a footnote or a numbered or anchored item. */
  readonly names: readonly string[];
}
