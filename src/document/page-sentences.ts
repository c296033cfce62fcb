import type { Document, Marker, Sentence } from './document.ts';
import type { Element } from './element.ts';
import { folded } from './fold-text.ts';
import { headLabels } from './head-labels.ts';
import { sentencesOf } from './sentences-of.ts';

/** The sentences of a page that was built here: its statements, then its headings and labels, those of its head first. */
export function pageSentences(
  { statements, pieces, headings, language }: Omit<Document, 'sentences' | 'oddities' | 'moreOddities'>,
  head: Element | undefined,
): readonly Sentence[] {
  const locale = language === '' ? 'en' : language;
  const isHeading = new Set(headings.map(({ text }) => text));
  const sentences: Sentence[] = [];
  for (const { text, fact, section, block, markers } of statements)
    for (const said of sentencesOf(text, locale)) sentences.push(sentence(said, 'text', section, markers, fact, block));
  for (const element of head?.childNodes ?? [])
    for (const text of 'tagName' in element ? headLabels(element) : [])
      for (const said of sentencesOf(text, locale)) sentences.push(sentence(said, 'label'));
  for (const { text, section } of pieces) {
    const kind = isHeading.has(text) ? 'heading' : 'label';
    for (const said of sentencesOf(text, locale)) sentences.push(sentence(said, kind, section));
  }
  return sentences;
}

const NO_MARKERS: readonly Marker[] = [];

// All of one shape: every gate reads every sentence, and is quicker where it need not look which it has.
function sentence(
  said: string,
  kind: Sentence['kind'],
  section?: string,
  markers = NO_MARKERS,
  fact?: string,
  block?: number,
): Sentence {
  const text = folded(said);
  return { text, excerpt: said, kind, section, block, fact, isQuoted: false, markers, isCited: markers.length > 0 };
}
