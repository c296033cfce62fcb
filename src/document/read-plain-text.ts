import type { ArticleBlock } from './article-block.ts';
import { addRun, openBlock } from './block-builder.ts';
import { type Line, linesOf } from './lines-of.ts';
import { placesFrom } from './places.ts';

const BULLET = /^\s{0,8}(?:[-*•‣◦–]|\(?(\d{1,3})[.)])\s{1,8}(?=\S)/;
const FOOTNOTE = /^\s{0,8}\[\^?([\p{L}\p{N}-]{1,20})\]:?\s{1,8}(?=\S)/u;
const MARKED_HEADING = /^(#{1,6})\s{1,8}(?=\S)/;
const UNDERLINE = /^\s{0,3}(?:={3,}|-{3,})\s*$/;
// A line longer than this was not wrapped by hand: each line is a paragraph.
const LONGEST_WRAPPED = 130;
const MOST_HEADING_WORDS = 14;

/** A line with what it looks like, each looked at once: a file may have a hundred thousand of them. */
interface Looked extends Line {
  readonly trimmed: string;
  readonly isUnderline: boolean;
  readonly bullet: RegExpExecArray | null;
  readonly footnote: RegExpExecArray | null;
  readonly marked: RegExpExecArray | null;
}

function lookAt({ text, start }: Line): Looked {
  const trimmed = text.trim();
  // Most lines begin with a letter, and are none of these.
  if (/^(?:\p{L}|$)/u.test(trimmed))
    return { text, start, trimmed, isUnderline: false, bullet: null, footnote: null, marked: null };
  return {
    text,
    start,
    trimmed,
    isUnderline: UNDERLINE.test(text),
    bullet: BULLET.exec(text),
    footnote: FOOTNOTE.exec(text),
    marked: MARKED_HEADING.exec(text),
  };
}

/** Reads plain text: paragraphs (one to a line, or wrapped between blank lines), bullets, footnotes, and headings by their looks. */
export function readPlainText(text: string): readonly ArticleBlock[] {
  const lines = linesOf(text).map(lookAt);
  const isWrapped = lines.every((line) => line.text.length <= LONGEST_WRAPPED);
  const bullets = new Set(
    lines.flatMap(({ bullet, text: line }) => (bullet === null ? [] : [keyOf(line.slice(bullet[0].length))])),
  );
  const blocks: ArticleBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.trimmed === '' || line.isUnderline) continue;
    const { marked, bullet, footnote } = line;
    const isHeading =
      marked !== null || lines[at + 1]?.isUnderline === true || looksLikeHeading(lines, at, bullets, isWrapped);
    if (isHeading) {
      const level = marked?.[1]?.length ?? (blocks.length === 0 ? 1 : 2);
      blocks.push({ ...blockOf('heading', [cut(line, marked?.[0].length ?? 0)]), level });
      continue;
    }
    const first = cut(line, (bullet ?? footnote)?.[0].length ?? 0);
    const taken: Line[] = [first];
    while (isWrapped && continues(lines, at + 1, bullets)) {
      at += 1;
      taken.push(lines[at] as Line);
    }
    const name = bullet?.[1] ?? footnote?.[1];
    const kind = footnote !== null ? 'footnote' : bullet !== null ? 'item' : 'paragraph';
    const block = blockOf(kind, taken);
    blocks.push(name === undefined ? block : { ...block, names: [name] });
  }
  return blocks;
}

function continues(lines: readonly Looked[], at: number, bullets: ReadonlySet<string>): boolean {
  const line = lines[at];
  if (line === undefined || line.trimmed === '') return false;
  if (line.bullet !== null || line.footnote !== null || line.marked !== null) return false;
  if (line.isUnderline || lines[at + 1]?.isUnderline === true) return false;
  return bullets.size === 0 || !bullets.has(keyOf(line.text));
}

function looksLikeHeading(
  lines: readonly Looked[],
  at: number,
  bullets: ReadonlySet<string>,
  isWrapped: boolean,
): boolean {
  const text = lines[at]?.trimmed ?? '';
  if (BULLET.test(text) || FOOTNOTE.test(text) || /[.!;,]$/.test(text) || NAMES_WORK.test(text)) return false;
  const isBlank = (place: number): boolean => (lines[place]?.trimmed ?? '') === '';
  const words = text.split(/\s+/);
  if (words.length > MOST_HEADING_WORDS || !/\p{L}/u.test(text)) return false;
  if (bullets.has(keyOf(text))) return true;
  if (isBlank(at - 1) && isBlank(at + 1) && lines[at + 2] !== undefined) return true;
  if (isWrapped && !isBlank(at - 1)) return false;
  const long = words.filter((word) => word.replace(/\P{L}/gu, '').length > 3);
  const capital = long.filter((word) => /^\P{L}*\p{Lu}/u.test(word));
  return long.length > 0 && capital.length / long.length >= 0.6 && !/[?]$/.test(text.slice(0, -1));
}

// An entry of a list of works has capitals too.
const NAMES_WORK = /https?:\/\/|\bdoi[:.]|\b10\.\d{4,9}\/|\bPMID\b/i;

const keyOf = (text: string): string => text.trim().toLowerCase();

function cut({ text, start }: Line, length: number): Line {
  return { text: text.slice(length), start: start + length };
}

function blockOf(kind: ArticleBlock['kind'], lines: readonly Line[]): ArticleBlock {
  const [only] = lines;
  if (only !== undefined && lines.length === 1)
    return { kind, raw: only.text, offsets: placesFrom(only.start), links: [], names: [] };
  const block = openBlock(kind);
  for (const [index, { text, start }] of lines.entries()) {
    if (index > 0) addRun(block, '\n', placesFrom(start - 1));
    addRun(block, text, placesFrom(start));
  }
  const { offsets, links, parts } = block;
  return { kind, raw: parts.join(''), offsets, links, names: [] };
}
