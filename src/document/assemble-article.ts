import type { ArticleBlock } from './article-block.ts';
import type {
  Block,
  Document,
  Endnote,
  Heading,
  Marker,
  Oddity,
  Piece,
  Section,
  Sentence,
  Statement,
} from './document.ts';
import { findMarkers } from './find-markers.ts';
import { type Folded, foldText } from './fold-text.ts';
import { hostKind, hostOf } from './host-kind.ts';
import { linePositions } from './line-positions.ts';
import { placeAt } from './places.ts';
import { type ReferenceEntry, referenceEntry, WORK_ID } from './reference-entry.ts';
import { roleOf } from './section-role.ts';
import { sentenceRanges } from './sentences-of.ts';

interface Part {
  readonly block: ArticleBlock;
  readonly folded: Folded;
  readonly section: Section | undefined;
  readonly isReference: boolean;
}

/** Makes one document of the blocks of an article: sections, sentences with their places, markers and what they lead to. */
export function assembleArticle(source: string, blocks: readonly ArticleBlock[], language = 'en'): Document {
  const positionAt = linePositions(source);
  const { parts, sections } = sectioned(blocks);
  const entries = entriesOf(parts);
  const sentences = parts.flatMap((part, index) => sentencesOfPart(part, index, source, positionAt, entries));
  const headings = parts.filter(({ block }) => block.kind === 'heading');
  const labels = sentences.filter(({ kind }) => kind === 'label' || kind === 'heading');
  return {
    language,
    title: headings[0]?.folded.text ?? parts[0]?.folded.text ?? '',
    headings: headings.map(
      ({ block, folded }): Heading => ({
        level: block.level ?? 2,
        text: folded.text,
        position: positionAt(offsetOf({ block, folded }, 0)),
      }),
    ),
    sections,
    blocks: parts.map(({ folded, section }): Block => ({ text: folded.text, section: section?.id, dates: [] })),
    statements: sentences.filter(({ kind }) => kind === 'text').map(statementOf),
    pieces: labels.map(({ text, section, position }): Piece => ({ text, section, position })),
    endnotes: entries.map(({ names: _, ...entry }): Endnote => entry),
    sentences,
    oddities: parts.flatMap((part) =>
      part.folded.oddities.map(({ kind, character, word, index, from, to }): Oddity => {
        const { offsets } = part.block;
        const [start, end] = [
          placeAt(offsets, from),
          Math.min(placeAt(offsets, to - 1) + 1, placeAt(offsets, from) + LONGEST_WORD),
        ];
        return {
          kind,
          character,
          word,
          position: positionAt(placeAt(offsets, index)),
          excerpt: source.slice(start, end).replace(/\s+/g, ' '),
          start: positionAt(start),
        };
      }),
    ),
    ids: sections.map(({ id }) => id),
  };
}

/** Puts each block under the heading it follows; what stands under References, and every footnote, is an entry. */
function sectioned(blocks: readonly ArticleBlock[]): {
  readonly parts: readonly Part[];
  readonly sections: readonly Section[];
} {
  const sections: Section[] = [];
  const parts: Part[] = [];
  const open: { level: number; section: Section }[] = [];
  for (const block of blocks) {
    const folded = foldText(block.raw);
    if (block.kind === 'heading') {
      const level = block.level ?? 2;
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const around = open.at(-1)?.section;
      const role =
        roleOf(folded.text) ?? (around?.role === 'safety' || around?.role === 'legal' ? around.role : 'body');
      const section: Section = {
        id: `s${sections.length + 1}`,
        role,
        parent: around?.id,
        heading: folded.text,
        order: sections.length,
        hasLetters: true,
      };
      sections.push(section);
      open.push({ level, section });
    }
    const section = open.at(-1)?.section;
    const isReference =
      block.kind === 'footnote' || (section?.role === 'endnotes' && looksLikeEntry(block, folded.text));
    parts.push({ block, folded, section: block.kind === 'label' ? undefined : section, isReference });
  }
  return { parts: withTrailingList(parts), sections };
}

/** What stands under References but names no work, by year, address or identifier, is the article's own words. */
function looksLikeEntry({ kind, links }: ArticleBlock, text: string): boolean {
  if (kind === 'heading' || kind === 'label') return false;
  return links.length > 0 || WORK_ID.test(text) || /\b(?:19|20)\d\d\b|https?:\/\//.test(text);
}

// A numbered list at the very end whose items look like references needs no heading to be one.
function withTrailingList(parts: readonly Part[]): readonly Part[] {
  let from = parts.length;
  while (from > 0 && parts[from - 1]?.block.kind === 'item' && (parts[from - 1]?.block.names.length ?? 0) > 0)
    from -= 1;
  const last = parts.slice(from);
  const isList =
    last.length > 0 &&
    last.every(
      ({ folded }) =>
        WORK_ID.test(folded.text) || /https?:\/\//.test(folded.text) || /\b(?:19|20)\d\d\b/.test(folded.text),
    );
  return isList ? [...parts.slice(0, from), ...last.map((part) => ({ ...part, isReference: true }))] : parts;
}

function entriesOf(parts: readonly Part[]): readonly ReferenceEntry[] {
  let count = 0;
  return parts.flatMap(({ block, folded, isReference }) => {
    if (!isReference) return [];
    count += 1;
    const number = /^\[?(\d{1,3})[\].)]\s/.exec(folded.text)?.[1];
    const names = [
      ...block.names,
      ...(number === undefined ? [] : [number]),
      ...(block.names.length > 0 || number !== undefined ? [] : [String(count)]),
    ];
    return [
      referenceEntry(
        `r${count}`,
        names,
        folded.text,
        block.links.map(({ href }) => href),
      ),
    ];
  });
}

// No reader needs more of a word to find it.
const LONGEST_WORD = 100;

const offsetOf = ({ block, folded }: Pick<Part, 'block' | 'folded'>, index: number): number =>
  placeAt(block.offsets, placeAt(folded.origins, Math.max(Math.min(index, folded.text.length - 1), 0)));

function sentencesOfPart(
  part: Part,
  index: number,
  source: string,
  positionAt: ReturnType<typeof linePositions>,
  entries: readonly ReferenceEntry[],
): readonly Sentence[] {
  const { block, folded, section, isReference } = part;
  const ranges = isReference ? [{ start: 0, end: folded.text.length }] : sentenceRanges(folded.text, 'en');
  return ranges.map(({ start, end }): Sentence => {
    const text = folded.text.slice(start, end);
    const from = offsetOf(part, start);
    const to = offsetOf(part, end - 1) + 1;
    const [rawStart, rawEnd] = [placeAt(folded.origins, start), placeAt(folded.origins, end - 1) + 1];
    const links = block.links.filter((link) => link.start < rawEnd && link.end > rawStart).map(({ href }) => href);
    const markers = isReference ? [] : markersOf(text, links, entries);
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
      markers,
      isCited: markers.some(({ target }) => target !== ''),
      position: positionAt(from),
      end: positionAt(to),
    };
  });
}

/** The markers of a sentence; only those that lead to a work which can be found have a target. */
function markersOf(text: string, links: readonly string[], entries: readonly ReferenceEntry[]): readonly Marker[] {
  const markers = findMarkers(text).map(({ label, names }): Marker => {
    const entry = entries.find((candidate) => candidate.isFindable && names.some((name) => isNamed(candidate, name)));
    return { label, target: entry?.id ?? '' };
  });
  const id = WORK_ID.exec(text)?.[0];
  if (id !== undefined) markers.push({ label: id, target: id });
  for (const href of links) {
    const entry = href.startsWith('#')
      ? entries.find((candidate) => candidate.isFindable && candidate.names.includes(href.slice(1)))
      : undefined;
    const host = hostOf(href);
    const stands = host !== undefined && hostKind(host) === 'reputable';
    markers.push({ label: href, target: entry?.id ?? (stands ? href : '') });
  }
  return markers;
}

function isNamed({ names, text }: ReferenceEntry, name: string): boolean {
  if (names.includes(name)) return true;
  const [author, year] = name.split(' ');
  return author !== undefined && year !== undefined && text.toLowerCase().includes(author) && text.includes(year);
}

function statementOf({ text, section, block, markers, position }: Sentence): Statement {
  return { text, section, block: block ?? 0, markers, position };
}
