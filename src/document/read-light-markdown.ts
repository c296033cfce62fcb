import type { ArticleBlock } from './article-block.ts';
import { addRun, closeBlock, type OpenBlock, openBlock } from './block-builder.ts';
import { addLine, keyOf } from './light-inline.ts';
import { type Line, linesOf } from './lines-of.ts';
import { placesFrom } from './places.ts';

const FENCE = /^[\t ]{0,200}(?:`{3,}|~{3,})/;
const HEADING = /^[\t ]{0,200}(#{1,6})(?:[\t ]{1,200}|$)/;
const UNDERLINE = /^ {0,3}(?:(=)=*|-+)[\t ]{0,200}$/;
const RULE = /^ {0,3}(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,})$/;
const ROW_OF_LINES = /^[\t |:-]{1,2000}$/;
const DEFINITION = /^ {0,3}\[(?!\^)([^[\]]{1,100})\]:[\t ]{0,20}<?([^\s<>]{1,400})>?/;
const FOOTNOTE = /^ {0,3}\[\^([^\s[\]]{1,60})\]:[\t ]{0,20}/;
const CONTAINER = /[\t ]{0,200}(?:(>)|[-*+](?=[\t ]|$)|(\d{1,9})[.)](?=[\t ]|$))[\t ]{0,200}/y;

/**
 * Reads Markdown line by line, in a time that grows with its length and nothing else: for files with so much markup that
 * a parser of the whole grammar would take long. Its words are all read, as what they are in all but odd cases.
 */
export function readLightMarkdown(source: string): readonly ArticleBlock[] {
  const lines = linesOf(source);
  const addresses = addressesIn(lines);
  const blocks: ArticleBlock[] = [];
  const labels: ArticleBlock[] = [];
  let open: OpenBlock | undefined;
  const close = (): void => {
    if (open !== undefined) for (const block of closeBlock(open)) blocks.push(block);
    for (const label of labels.splice(0)) blocks.push(label);
    open = undefined;
  };
  const begin = (block: OpenBlock, run: Line): void => {
    close();
    open = block;
    addLine(block, run, addresses, labels);
  };
  let isCode = false;
  for (const line of lines) {
    if (!isCode && line.text.trim() === '') {
      close();
      continue;
    }
    if (FENCE.test(line.text)) {
      isCode = !isCode;
      close();
      continue;
    }
    if (isCode) {
      const code = open ?? openBlock('paragraph');
      if (code.length > 0) addRun(code, '\n', placesFrom(Math.max(line.start - 1, 0)));
      addRun(code, line.text, placesFrom(line.start));
      open = code;
      continue;
    }
    const { rest, kind, names } = withoutContainers(line);
    const isRule = RULE.test(line.text);
    if (rest.text.trim() === '' || isRule || DEFINITION.test(rest.text)) {
      const under: OpenBlock | undefined = open;
      if (UNDERLINE.test(line.text) && under?.kind === 'paragraph') open = { ...under, kind: 'heading', level: 2 };
      close();
      continue;
    }
    const underline = UNDERLINE.exec(rest.text);
    const heading = HEADING.exec(rest.text);
    const footnote = FOOTNOTE.exec(rest.text);
    if (underline !== null && open?.kind === 'paragraph') {
      open = { ...open, kind: 'heading', level: underline[1] === undefined ? 2 : 1 };
      close();
    } else if (heading !== null) {
      const { text, start } = past(rest, heading[0].length);
      begin(openBlock('heading', [], heading[1]?.length), {
        text: text.replace(/[\t ]#{1,200}[\t ]{0,200}$/, ''),
        start,
      });
      close();
    } else if (footnote !== null) begin(openBlock('footnote', [footnote[1] ?? '']), past(rest, footnote[0].length));
    else if (/^ {0,3}\|/.test(rest.text)) {
      close();
      if (!ROW_OF_LINES.test(rest.text)) begin(openBlock('cell'), past(rest, rest.text.indexOf('|') + 1));
    } else if (open === undefined || open.kind === 'cell' || (kind !== undefined && kind !== open.kind) || names)
      begin(openBlock(kind ?? 'paragraph', names ?? []), rest);
    else {
      addRun(open, '\n', placesFrom(Math.max(rest.start - 1, 0)));
      addLine(open, rest, addresses, labels);
    }
  }
  close();
  return blocks;
}

interface Contained {
  readonly rest: Line;
  readonly kind?: ArticleBlock['kind'];
  /** Of an item that begins here: its number, if it has one. */
  readonly names?: readonly string[];
}

function withoutContainers(line: Line): Contained {
  let at = 0;
  let kind: ArticleBlock['kind'] | undefined;
  let names: readonly string[] | undefined;
  for (CONTAINER.lastIndex = 0; ; CONTAINER.lastIndex = at) {
    const found = CONTAINER.exec(line.text);
    if (found === null) break;
    at += found[0].length;
    kind = found[1] === undefined ? 'item' : 'quote';
    names = found[1] !== undefined ? undefined : found[2] === undefined ? [] : [String(Number(found[2]))];
  }
  const rest = past(line, at);
  return kind === undefined ? { rest } : names === undefined ? { rest, kind } : { rest, kind, names };
}

const past = ({ text, start }: Line, length: number): Line => ({ text: text.slice(length), start: start + length });

function addressesIn(lines: readonly Line[]): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const { text } of lines) {
    const [, label, address] = DEFINITION.exec(text) ?? [];
    if (label !== undefined && address !== undefined && !addresses.has(keyOf(label)))
      addresses.set(keyOf(label), address);
  }
  return addresses;
}
