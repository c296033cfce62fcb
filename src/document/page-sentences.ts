import type { Document, Sentence } from './document.ts';
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
  const plain = (text: string, kind: Sentence['kind'], section?: string): readonly Sentence[] =>
    sentencesOf(text, locale).map((said) => ({
      text: folded(said),
      excerpt: said,
      kind,
      section,
      isQuoted: false,
      markers: [],
      isCited: false,
    }));
  const elements = head?.childNodes.filter((child): child is Element => 'tagName' in child) ?? [];
  return [
    ...statements.flatMap(({ text, fact, section, block, markers }) =>
      sentencesOf(text, locale).map(
        (said): Sentence => ({
          text: folded(said),
          excerpt: said,
          kind: 'text',
          fact,
          section,
          block,
          isQuoted: false,
          markers,
          isCited: markers.length > 0,
        }),
      ),
    ),
    ...elements.flatMap(headLabels).flatMap((text) => plain(text, 'label')),
    ...pieces.flatMap(({ text, section }) => plain(text, isHeading.has(text) ? 'heading' : 'label', section)),
  ];
}
