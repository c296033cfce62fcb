import type { ArticleBlock } from './article-block.ts';

const NAMED = /^\(?(?:sources?|references?|adapted from|data from)\s?:/i;
const IN_BRACKETS = /^\([^()]*(?:\([^()]*\)[^()]*)*\)\.?$/;
const ADDRESS = /https?:\/\/|\bdoi[:.]|\b10\.\d{4,9}\//i;
// Whoever goes on for longer says something of their own.
const LONGEST = 600;

/** Whether a paragraph only gives the source of what stands before it: “Source: NHS. Croup. 2023.”, or a work in brackets. */
export function isSourceLine({ kind, links }: ArticleBlock, text: string): boolean {
  if (kind === 'heading' || kind === 'label' || text.length > LONGEST) return false;
  const leads = links.length > 0 || ADDRESS.test(text);
  if (NAMED.test(text)) return leads || /\b(?:19|20)\d\d\b/.test(text);
  return leads && IN_BRACKETS.test(text);
}
