import type { ArticleBlock } from './article-block.ts';
import type { Block, Document, Endnote, Heading, Oddity, Piece, Section, Sentence, Statement } from './document.ts';
import { entryIndex } from './entry-index.ts';
import { type Folded, foldText } from './fold-text.ts';
import { joinTinyBlocks, joinTinySentences } from './join-tiny.ts';
import { linePositions } from './line-positions.ts';
import { offsetOf, type Part } from './part.ts';
import { placeAt } from './places.ts';
import { LOOKS_FINDABLE, type ReferenceEntry, referenceEntry } from './reference-entry.ts';
import { roleOf } from './section-role.ts';
import { sentenceRanges } from './sentences-of.ts';
import { sentencesOfPart } from './sentences-of-part.ts';
import { isSourceLine } from './source-line.ts';
import { worksIn } from './works-in.ts';

/** Makes one document of the blocks of an article: sections, sentences with their places, markers and what they lead to. */
export function assembleArticle(source: string, blocks: readonly ArticleBlock[], language = 'en'): Document {
  const positionAt = linePositions(source);
  const { parts, sections } = sectioned(joinTinyBlocks(blocks));
  const entries = entriesOf(parts);
  const findEntry = entryIndex(entries);
  const ranges = joinTinySentences(
    parts.map(({ folded: { text }, isReference }) =>
      isReference ? [{ start: 0, end: text.length }] : sentenceRanges(text, 'en'),
    ),
  );
  const sentences = parts.flatMap((part, index) =>
    sentencesOfPart(part, index, ranges[index] ?? [], source, positionAt, findEntry),
  );
  const found = parts.flatMap((part) => part.folded.oddities.map((oddity) => ({ part, oddity })));
  const headings = parts.filter(({ block }) => block.kind === 'heading');
  const labels = sentences.filter(({ kind }) => kind === 'label' || kind === 'heading');
  return {
    language,
    title: (headings[0] ?? parts[0])?.folded.text.slice(0, LONGEST_TITLE) ?? '',
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
    oddities: found.slice(0, MOST_ODDITIES).map(({ part, oddity }) => placed(part, oddity, source, positionAt)),
    moreOddities: Math.max(found.length - MOST_ODDITIES, 0),
    ids: sections.map(({ id }) => id),
  };
}

// Whoever has more has written none of it by hand.
const MOST_ODDITIES = 201;

function placed(
  { block: { offsets } }: Part,
  { kind, character, word, index, from, to }: Folded['oddities'][number],
  source: string,
  positionAt: ReturnType<typeof linePositions>,
): Oddity {
  const start = placeAt(offsets, from);
  const end = Math.min(placeAt(offsets, to - 1) + 1, start + LONGEST_WORD);
  return {
    kind,
    character,
    word,
    position: positionAt(placeAt(offsets, index)),
    excerpt: source.slice(start, end).replace(/\s+/g, ' '),
    start: positionAt(start),
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
    if (block.kind === 'heading' || isBareHeading(block, folded.text)) {
      const level = block.level ?? open.at(-1)?.level ?? 2;
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
    const before = parts.at(-1);
    const supports =
      !isReference && before !== undefined && canBeSupported(before) && isSourceLine(block, folded.text)
        ? `line ${parts.length}`
        : undefined;
    if (before !== undefined && supports !== undefined) parts[parts.length - 1] = { ...before, source: supports };
    parts.push({ block, folded, section: block.kind === 'label' ? undefined : section, isReference, supports });
  }
  return { parts: withTrailingList(parts), sections };
}

const canBeSupported = ({ block: { kind }, isReference }: Part): boolean =>
  !isReference && kind !== 'heading' && kind !== 'label';

/** Whether a paragraph is only the name of a list of works: “**References**”. */
function isBareHeading({ kind }: ArticleBlock, text: string): boolean {
  return kind === 'paragraph' && text.length < LONGEST_BARE && roleOf(text) === 'endnotes';
}

const LONGEST_BARE = 60;

/** What stands under References but names no work, by year, address or identifier, is the article's own words. */
function looksLikeEntry({ kind, links }: ArticleBlock, text: string): boolean {
  if (kind === 'heading' || kind === 'label') return false;
  return links.length > 0 || LOOKS_FINDABLE.test(text);
}

// A numbered list at the end, most items of which look like references, needs no heading to be one; the others are the
// article's own words.
function withTrailingList(parts: readonly Part[]): readonly Part[] {
  let past = parts.length;
  while (past > 0 && parts.length - past < MOST_AFTER_LIST && !isNumbered(parts[past - 1])) past -= 1;
  let from = past;
  while (isNumbered(parts[from - 1])) from -= 1;
  const last = parts
    .slice(from, past)
    .map((part) => ({ ...part, isReference: looksLikeEntry(part.block, part.folded.text) }));
  const works = last.flatMap(({ block, folded, isReference }) =>
    block.kind === 'item' ? [isReference] : worksIn(folded.text).map((text) => looksLikeEntry(block, text)),
  );
  // A paragraph that begins with a number may be any; two that do are a list.
  const isAlone = works.length === 1 && last[0]?.block.kind === 'paragraph';
  const isList = works.length > 0 && !isAlone && works.filter(Boolean).length >= works.length * MOST_OF_LIST;
  return isList ? [...parts.slice(0, from), ...last, ...parts.slice(past)] : parts;
}

// A line about the author or the date.
const MOST_AFTER_LIST = 2;

function isNumbered(part: Part | undefined): boolean {
  if (part === undefined) return false;
  const { kind, names } = part.block;
  return (
    (kind === 'item' && names.length > 0) || (kind === 'paragraph' && /^[[(]?\d{1,3}[\].)] \S/.test(part.folded.text))
  );
}

function entriesOf(parts: readonly Part[]): readonly ReferenceEntry[] {
  let count = 0;
  let listed = 0;
  return parts.flatMap(({ block, folded, isReference, supports }) => {
    if (!isReference && supports === undefined) return [];
    const links = block.links.map(({ href }) => href);
    const works = supports === undefined ? worksIn(folded.text) : [folded.text];
    return works.map((text) => {
      count += 1;
      if (supports === undefined) listed += 1;
      const number = /^[[(]?(\d{1,3})[\].)]\s/.exec(text)?.[1];
      const names = [
        ...(supports === undefined ? [] : [supports]),
        ...block.names,
        ...(number === undefined ? [] : [number]),
        ...(block.names.length > 0 || number !== undefined || supports !== undefined ? [] : [String(listed)]),
      ];
      // Which of several works a link belongs to, nothing here tells.
      return referenceEntry(`r${count}`, names, text, works.length > 1 ? [] : links);
    });
  });
}

const MOST_OF_LIST = 3 / 4;

// A file that is one paragraph has it for a title.
const LONGEST_TITLE = 500;

// No reader needs more of a word to find it.
const LONGEST_WORD = 100;

function statementOf({ text, section, block, markers, position }: Sentence): Statement {
  return { text, section, block: block ?? 0, markers, position };
}
