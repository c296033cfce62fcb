import { parse } from 'parse5';
import { collapse } from './collapse.ts';
import type { Document, Heading, Piece, Section, Sentence, Statement } from './document.ts';
import type { PageReading } from './page-reading.ts';
import { pageSentences } from './page-sentences.ts';
import { plainPage } from './plain-page.ts';
import { readNodes } from './read-nodes.ts';

/**
 * Reads a rendered page into a document. Text that a reader cannot see is left out: comments, templates, scripts,
 * and whatever is `hidden`, `aria-hidden`, closed in `details`, or styled away in place.
 */
export function readHtml(html: string, options: { readonly positions?: boolean } = {}): Document {
  const isPlaced = options.positions ?? false;
  const plain = isPlaced ? undefined : plainPage(html);
  const tree = plain ?? parse(html, { sourceCodeLocationInfo: isPlaced, scriptingEnabled: false });
  const reading = readNodes(tree.childNodes);
  const read = closed(reading);
  let sentences: readonly Sentence[] | undefined;
  // Only gates on language want sentences, and cutting them costs as much as the rest: cut once, when asked.
  return {
    ...read,
    get sentences() {
      sentences ??= pageSentences(read, reading.head);
      return sentences;
    },
    oddities: [],
    moreOddities: 0,
  };
}

// All that was open while the page was read, closed.
function closed({ language, title, headings, sections, blocks, statements, pieces, endnotes, ids }: PageReading) {
  return {
    language,
    title,
    headings: headings.map(({ level, said, position }): Heading => ({ level, position, text: collapse(said.text) })),
    sections: sections.map(
      ({ id, role, element, hasLetters, around, heading }, order): Section => ({
        id,
        role,
        element,
        hasLetters,
        parent: around?.id,
        heading: heading === undefined ? undefined : collapse(heading.text),
        order,
      }),
    ),
    blocks: blocks.map(({ text, section, dates }) => ({ text: collapse(text), section, dates })),
    statements: statements.map(
      ({ fact, section, block, position, open }): Statement => ({
        fact,
        section,
        block,
        position,
        text: collapse(open.text),
        markers: open.markers,
      }),
    ),
    pieces: said(pieces),
    endnotes: endnotes.map(({ id, source, open }) => ({ id, source, text: collapse(open.text) })),
    ids,
  };
}

function said(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const text = collapse(piece.text);
    if (text !== '') found.push({ text, section: piece.section, position: piece.position });
  }
  return found;
}
